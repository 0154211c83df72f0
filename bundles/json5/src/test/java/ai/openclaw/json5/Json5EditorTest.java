package ai.openclaw.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Json5EditorTest {
    private static String set(String text, String path, @Nullable Object value) throws Json5Exception {
        return Json5Document.parse(text).set(List.of(path.split("/")), value).text();
    }

    private static String remove(String text, String path) throws Json5Exception {
        return Json5Document.parse(text).remove(List.of(path.split("/"))).text();
    }

    private static final String FILE = """
        // my gateway
        {
            gateway: { // the port is open in the firewall
                port: 18789, // do not change
                'auth': {mode: 'token'}, /* and
                more */
            },
            /* people */
            channels: {},
        }
        // end
        """;

    @Test
    void replacesOnlyTheValue() throws Exception {
        assertEquals(FILE.replace("18789", "9"), set(FILE, "gateway/port", 9L));
        assertEquals(FILE.replace("'token'", "'it\\'s'"), set(FILE, "gateway/auth/mode", "it's"));
    }

    @Test
    void addsAMemberLikeItsSiblings() throws Exception {
        assertEquals(FILE.replace("mode: 'token'", "mode: 'token', token: 'x'"), set(FILE, "gateway/auth/token", "x"));
        assertEquals(FILE.replace("channels: {},", "channels: {},\n    session: {\n        mainKey: \"x\"\n    },"),
                set(FILE, "session/mainKey", "x"));
        assertEquals(FILE.replace("channels: {}", "channels: {\n        irc: true\n    }"), set(FILE, "channels/irc", true));
    }

    @Test
    void addsBehindACommentThatFollowsTheLastMember() throws Exception {
        assertEquals("{\n  a: 1, // one\n  b: 2\n}", set("{\n  a: 1 // one\n}", "b", 2L));
        assertEquals("{\n  a: 1, // one\n  b: 2,\n}", set("{\n  a: 1, // one\n}", "b", 2L));
        assertEquals("{ a: 1, /* one */ b: 2 }", set("{ a: 1 /* one */ }", "b", 2L));
        assertEquals("{a: 1, // one\nb: 2\n}", set("{a: 1 // one\n}", "b", 2L));
        assertEquals("{\n  \"a\": 1,\n  \"b\": 2}", set("{\n  \"a\": 1}", "b", 2L));
        assertEquals("{\r\n\t'a': 1,\r\n\t'b': 2\r\n}", set("{\r\n\t'a': 1\r\n}", "b", 2L));
    }

    @Test
    void fillsEmptyObjects() throws Exception {
        assertEquals("{\n  \"gateway\": {\n    \"auth\": {\n      \"token\": \"x\"\n    }\n  }\n}", set("{}", "gateway/auth/token", "x"));
        assertEquals("{\n  // nothing yet\n  \"a\": 1\n}\n", set("{\n  // nothing yet\n}\n", "a", 1L));
        assertEquals("{ /* x */\n  \"a\": 1\n}", set("{ /* x */ }", "a", 1L));
    }

    @Test
    void replacesAScalarThatIsInTheWay() throws Exception { assertEquals("{a: { b: 1 }}", set("{a: null}", "a/b", 1L)); }

    @Test
    void editsArrays() throws Exception {
        assertEquals("{a: [1, 5, 3]}", set("{a: [1, 2, 3]}", "a/1", 5L));
        assertEquals("{a: [1, 2]}", set("{a: [1]}", "a/1", 2L));
        assertEquals("{a: [1, 3]}", remove("{a: [1, 2, 3]}", "a/1"));
        assertThrows(IllegalArgumentException.class, () -> set("{a: [1]}", "a/7", 2L));
    }

    @Test
    void removesAMemberWithItsLineAndKeepsComments() throws Exception {
        assertEquals("{\n  // one\n  b: 2\n}", remove("{\n  // one\n  a: 1,\n  b: 2\n}", "a"));
        assertEquals("{\n  a: 1 // one\n}", remove("{\n  a: 1, // one\n  b: 2\n}", "b"));
        assertEquals("{ a: 1 }", remove("{ a: 1, b: 2 }", "b"));
        assertEquals("{ b: 2 }", remove("{ a: 1, b: 2 }", "a"));
        assertEquals("{}", remove("{a:1,a:2}", "a"));
        assertEquals(FILE, remove(FILE, "gateway/nothing/here"));
    }

    /** Whatever the layout: the edited text reads as the edited tree, and every comment is still there. */
    @Test
    void keepsMeaningAndCommentsInRandomDocuments() throws Exception {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            Writer writer = new Writer(random);
            Json5Document document = Json5Document.parse(writer.document());
            List<String> path = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++)
                path.add("k" + random.nextInt(4));
            boolean remove = random.nextBoolean();
            Object value = remove ? null : List.of(1L, "two", Map.of("k0", "it's \"3\""), true).get(random.nextInt(4));
            Json5Document edited = remove ? document.remove(path) : document.set(path, value);
            String what = "seed " + seed + " " + path + "\n" + document.text() + "\n->\n" + edited.text();
            assertEquals(expected(document.toTree(), path, value, remove), edited.toTree(), what);
            for (String comment : writer.comments)
                if (!inside(document, path, remove, comment))
                    assertTrue(edited.text().contains(comment), what);
        }
    }

    /** A comment within the value that is replaced, or the member that is removed, goes with it. */
    private static boolean inside(Json5Document document, List<String> path, boolean remove, String comment) {
        int at = document.text().indexOf(comment);
        Json5Node node = document.root();
        for (String step : path.subList(0, path.size() - 1))
            if (node instanceof Json5Node.Members members && members.member(step).isPresent())
                node = members.member(step).get().value();
            else
                return false;
        if (!(node instanceof Json5Node.Members members))
            return false;
        if (remove)
            return members.items().stream().anyMatch(item -> item.key().equals(path.getLast()) && at > item.start() && at < item.end());
        return members.member(path.getLast()).filter(item -> at > item.value().start() && at < item.end()).isPresent();
    }

    @SuppressWarnings("unchecked")
    private static Object expected(@Nullable Object tree, List<String> path, @Nullable Object value, boolean remove) {
        Map<String, @Nullable Object> map = tree instanceof Map<?, ?>
                ? new LinkedHashMap<>((Map<String, @Nullable Object>) tree)
                : new LinkedHashMap<>();
        String step = path.getFirst();
        if (path.size() > 1 && remove && !(map.get(step) instanceof Map<?, ?>))
            return map;
        if (path.size() > 1)
            map.put(step, expected(map.get(step), path.subList(1, path.size()), value, remove));
        else if (remove)
            map.remove(step);
        else
            map.put(step, value);
        return map;
    }

    /** Makes objects in all sorts of layouts. */
    private static final class Writer {
        final List<String> comments = new ArrayList<>();
        private final Random random;

        Writer(Random random) { this.random = random; }

        String document() { return gap() + object(0) + gap(); }

        private String object(int depth) {
            StringBuilder text = new StringBuilder("{").append(gap());
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                String key = "k" + random.nextInt(4);
                text.append(random.nextBoolean() ? key : "'" + key + "'").append(gap()).append(":").append(gap());
                text.append(depth < 3 && random.nextBoolean() ? object(depth + 1) : scalar()).append(gap());
                if (i < size - 1 || random.nextBoolean())
                    text.append(",").append(gap());
            }
            return text.append("}").toString();
        }

        private String scalar() { return List.of("1", "'a, } // no'", "\"/* no */\"", "null", "1.5").get(random.nextInt(5)); }

        private String gap() {
            String comment = " c" + comments.size() + " ";
            return switch (random.nextInt(10)) {
                case 0, 1 -> "\n" + "  ".repeat(random.nextInt(3));
                case 2 -> "\r\n\t";
                case 3 -> remembered("/*" + comment + "*/");
                case 4 -> " " + remembered("/*" + comment + "\n*/") + " ";
                case 5 -> remembered("//" + comment) + "\n";
                case 6 -> " ";
                default -> "";
            };
        }

        private String remembered(String comment) {
            comments.add(comment);
            return comment;
        }
    }
}
