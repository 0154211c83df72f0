package ai.openclaw.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.json5.Json5Node.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every text, shown on thousands of odd ones. */
class Json5PropertiesTest {
    private static final int SAMPLES = 5000;

    /** A place in a text that a path leads to. */
    private record Place(List<String> path, Json5Node node) {}

    @Test
    void aTextMeansWhatItWasMadeToMean() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            RandomJson5.Sample sample = RandomJson5.of(new Random(seed));
            assertEquals(sample.tree(), Json5Document.parse(sample.text()).toTree(), "seed " + seed + "\n" + sample.text());
        }
    }

    /** The nodes stand in order, one in the other, and what is between them is layout: nothing of a text is lost in its tree. */
    @Test
    void aTreeIsItsTextByteForByte() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            String text = RandomJson5.of(new Random(seed)).text();
            Json5Document document = Json5Document.parse(text);
            assertEquals(text,
                    text.substring(0, document.root().start()) + print(document.root(), text) + text.substring(document.root().end()),
                    "seed " + seed);
            assertEquals(text, Json5Document.parse(document.text()).text());
        }
    }

    private static String print(Json5Node node, String text) {
        List<Item> items = items(node);
        StringBuilder printed = new StringBuilder();
        int at = node.start();
        for (Item item : items) {
            assertTrue(item.start() >= at && item.value().start() >= item.start() && item.value().end() <= node.end());
            printed.append(text, at, item.value().start()).append(print(item.value(), text));
            at = item.value().end();
        }
        return printed.append(text, at, node.end()).toString();
    }

    private static List<Item> items(Json5Node node) {
        return switch (node) {
            case Json5Node.Members members -> members.items();
            case Json5Node.Array array -> array.items();
            case Json5Node.Scalar _ -> List.of();
        };
    }

    @Test
    void whatIsPrintedReadsAsTheSameAndPrintsAsTheSame() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Object tree = RandomJson5.of(new Random(seed)).tree();
            String printed = Json5Print.print(tree);
            Object again = Json5Document.parse(printed).toTree();
            assertEquals(tree, again, "seed " + seed + "\n" + printed);
            assertEquals(printed, Json5Print.print(again));
        }
    }

    @Test
    void aValueThatIsSetIsTheOnlyThingThatChanges() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Random random = new Random(seed);
            Json5Document document = Json5Document.parse(RandomJson5.of(random).text());
            List<Place> places = new ArrayList<>();
            collect(document.root(), List.of(), places);
            if (places.isEmpty())
                continue;
            Place place = places.get(random.nextInt(places.size()));
            String text = document.text();
            String edited = document.set(place.path(), 4711L).text();
            assertEquals(text.substring(0, place.node().start()) + "4711" + text.substring(place.node().end()), edited, "seed " + seed);
        }
    }

    /** Of a key that stands twice the last one is meant. */
    private static void collect(Json5Node node, List<String> path, List<Place> places) {
        List<Item> items = items(node);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean array = node instanceof Json5Node.Array;
            if (!array && items.subList(i + 1, items.size()).stream().anyMatch(later -> later.key().equals(item.key())))
                continue;
            List<String> longer = new ArrayList<>(path);
            longer.add(array ? Integer.toString(i) : item.key());
            places.add(new Place(longer, item.value()));
            collect(item.value(), longer, places);
        }
    }

    @Test
    void aMemberThatIsRemovedTakesNoOtherWithIt() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Random random = new Random(seed);
            Json5Document document = Json5Document.parse(RandomJson5.of(random).text());
            List<Item> members = items(document.root());
            if (members.isEmpty())
                continue;
            String key = members.get(random.nextInt(members.size())).key();
            Json5Document edited = document.remove(List.of(key));
            String what = "seed " + seed + " " + key + "\n" + document.text() + "\n->\n" + edited.text();
            List<String> kept = members.stream().filter(item -> !item.key().equals(key))
                    .map(item -> document.text().substring(item.start(), item.end())).toList();
            assertEquals(kept, items(edited.root()).stream().map(item -> edited.text().substring(item.start(), item.end())).toList(), what);
        }
    }

    @Test
    void aBrokenTextNamesTheLineThatItIsOn() throws Exception {
        for (int seed = 0; seed < SAMPLES; seed++) {
            Random random = new Random(seed);
            String whole = RandomJson5.of(random).text();
            String text = whole.substring(0, random.nextInt(whole.length()));
            try {
                Json5Document.parse(text);
            } catch (Json5Exception e) {
                String[] lines = text.split("\r\n|\r|\n", -1);
                assertEquals(lines[e.line() - 1], e.lineText(), "seed " + seed);
                assertTrue(e.column() <= e.lineText().length() + 1, "seed " + seed + " " + e.getMessage());
            }
        }
    }

    @Test
    void keysThatStandTwiceAreNamedOnce() throws Exception {
        assertEquals(List.of("b", "c.d", "e[1].f"),
                Json5Document.parse("{a: 1, b: 1, b: 2, 'b': 3, c: {d: 1, d: 2}, e: [{f: 1}, {f: 1, f: {}}], g: {a: 1}}").duplicates());
    }
}
