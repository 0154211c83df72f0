package ai.openclaw.http.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void readsTheWordTheAreaAndTheRest() {
        assertEquals(Optional.of(new Place("", "", Place.Area.CANVAS, "")), Place.of("/__openclaw__/canvas"));
        assertEquals(Optional.of(new Place("/__openclaw__/cap/w-_1", "w-_1", Place.Area.A2UI, "x/y.js")),
                Place.of("/__openclaw__/cap/w-_1/__openclaw__/a2ui/x/y.js"));
        assertEquals(Optional.of(new Place("", "", Place.Area.WS, "")), Place.of("/__openclaw__/ws"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/__openclaw__/", "/__openclaw__/canvasx", "/__openclaw__/cap/", "/__openclaw__/cap//__openclaw__/canvas/",
            "/__openclaw__/cap/a/b/__openclaw__/canvas/", "/__openclaw__/cap/a%2fb/__openclaw__/canvas/",
            "/__openclaw__/cap/../__openclaw__/canvas/", "x/__openclaw__/canvas/",
            "/__openclaw__/cap/a/__openclaw__/cap/b/__openclaw__/canvas/"})
    void nothingElseIsAPlace(String path) { assertEquals(Optional.empty(), Place.of(path)); }
}
