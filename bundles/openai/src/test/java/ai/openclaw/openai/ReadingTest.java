package ai.openclaw.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.endpoint.Tree;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients send is read as it is meant, or refused with its place. */
class ReadingTest {
    private static final ImageSettings IMAGES = new ImageSettings(Optional.empty(), List.of(), List.of("image/png", "image/jpeg"), 1000, 3,
            1000);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    private static Fields fields(String json) { return Fields.of(Tree.object(JsonText.parse(json))); }

    private static String refused(Runnable reading) {
        Refusal refusal = assertThrows(Refusal.class, reading::run);
        assertEquals(400, refusal.status());
        return String.valueOf(Tree.object(Tree.object(refusal.body()).get("error")).get("message"));
    }

    private static Pictures pictures(int maxParts, long maxTotalBytes) {
        return new Pictures(IMAGES, maxParts, maxTotalBytes, IMAGES.addresses("a.images", false), new Errands(null, 9, 9000));
    }

    private static String png(int more) {
        byte[] bytes = java.util.Arrays.copyOf(PNG, PNG.length + more);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void fieldsOfAnotherTypeAreNamed() {
        assertEquals("model: Invalid input: expected string, received undefined", refused(() -> fields("{}").needed("model")));
        assertEquals("a.b: Invalid input: expected boolean, received string",
                refused(() -> fields("{\"a\":{\"b\":\"yes\"}}").object("a").orElseThrow().flag("b")));
        assertEquals("list[1]: Invalid input: expected object, received number",
                refused(() -> fields("{\"list\":[{},1]}").objects("list")));
        assertEquals("n: must be 1 at least", refused(() -> fields("{\"n\":0}").count("n")));
        assertEquals("n: Invalid input: expected number, received number", refused(() -> fields("{\"n\":1.5}").count("n")));
        assertTrue(fields("{\"n\":null}").count("n").isEmpty());
    }

    @Test
    void picturesAreCountedAndMeasuredBeforeTheyAreDecoded() {
        Pictures two = pictures(2, 1500);
        assertEquals("image/png", two.take(png(0), "p").mimeType());
        assertTrue(refused(() -> pictures(2, 1500).take(png(1500), "p")).endsWith("bigger than 1000 bytes"));
        Pictures total = pictures(5, 1500);
        total.take(png(900), "p");
        assertTrue(refused(() -> total.take(png(900), "p")).contains("1500 bytes together"));
        two.take(png(0), "p");
        assertTrue(refused(() -> two.take(png(0), "p")).contains("more than 2 pictures"));
    }

    @Test
    void picturesThatAreNoneOrElsewhereAreRefused() {
        Pictures pictures = pictures(9, 9000);
        assertTrue(refused(() -> pictures.take("http://169.254.169.254/x.png", "p")).contains("set a.images.allowUrl to true"));
        assertTrue(refused(() -> pictures.take("data:image/png;base64,%%%", "p")).contains("no base64"));
        assertTrue(refused(() -> pictures.take("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(PNG), "p"))
                .contains("no image/jpeg"));
        assertTrue(refused(() -> pictures.take("data:image/svg+xml;base64,AAAA", "p")).contains("\"image/svg+xml\" are not taken"));
        assertTrue(refused(() -> pictures.take("data:image/png,AAAA", "p")).contains("must be in base64"));
        assertTrue(refused(() -> pictures.take("data:" + "x".repeat(300), "p")).contains("no data URL"));
    }

    @Test
    void addressesAreRefusedWhereNobodyFetchesThem() {
        Pictures pictures = new Pictures(IMAGES, 9, 9000, IMAGES.addresses("a.images", true), new Errands(null, 9, 9000));
        assertTrue(refused(() -> pictures.take("https://example.com/x.png", "p")).contains("bundle tools.web, which is not there"));
    }

    @Test
    void toolsOfBothFormsAreRead() {
        ClientToolList nested = ClientToolList.of(fields(
                "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}}],"
                        + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}}"));
        assertEquals(List.of(new ToolSpec("f", "d", Map.of("type", "object"))), nested.tools());
        assertEquals(Optional.of("f"), nested.choice());
        ClientToolList flat = ClientToolList
                .of(fields("{\"tools\":[{\"type\":\"function\",\"name\":\"f\"}],\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}}"));
        assertEquals("f", flat.tools().getFirst().name());
        assertEquals(Optional.of("f"), flat.choice());
    }

    @Test
    void toolsThatCannotBeAreRefused() {
        assertTrue(refused(() -> ClientToolList.of(fields("{\"tools\":[{\"type\":\"web_search\"}]}")))
                .contains("only tools of type function"));
        assertTrue(refused(() -> ClientToolList.of(fields("{\"tools\":[{\"name\":\"a b\"}]}"))).startsWith("tools[0].name"));
        assertTrue(refused(() -> ClientToolList.of(fields("{\"tool_choice\":\"required\"}"))).contains("needs a tool"));
        assertTrue(refused(() -> ClientToolList.of(fields("{\"tool_choice\":\"maybe\"}"))).contains("auto, none, required"));
        assertTrue(refused(() -> ClientToolList.of(fields("{\"tools\":\"all\"}"))).contains("expected array, received string"));
    }

    @Test
    void whatADialogEndsWithIsTheQuestion() {
        Dialog dialog = new Dialog();
        dialog.instruct("be brief");
        dialog.user(new Content("weather?", List.of()));
        dialog.assistant("");
        dialog.call("c1", "weather", "{\"at\":\"Lyon\"}");
        dialog.call("c2", "weather", "not JSON");
        dialog.result("c1", new Content("rain", List.of()));
        dialog.result("c2", new Content("sun", List.of()));
        assertEquals(2, dialog.history().size());
        assertEquals(
                List.of(new ModelMessage.Result("c1", "weather", "rain", false), new ModelMessage.Result("c2", "weather", "sun", false)),
                dialog.results());
        assertEquals("", dialog.message());
        assertTrue(dialog.asks());
        assertEquals(Optional.of("be brief"), dialog.instructions());
        dialog.assistant("so it is");
        assertFalse(dialog.asks());
    }

    @Test
    void earlierMessagesWithoutAnAnswerAreHistoryAndResultsByThemselvesAreNot() {
        Dialog two = new Dialog();
        two.user(new Content("one", List.of()));
        two.user(new Content("two", List.of()));
        assertEquals("two", two.message());
        assertEquals(1, two.history().size());
        Dialog results = new Dialog();
        results.result("c1", new Content("rain", List.of()));
        results.user(new Content("so?", List.of()));
        assertEquals(1, results.results().size());
        assertEquals("so?", results.message());
        assertEquals(List.of(), results.history());
    }
}
