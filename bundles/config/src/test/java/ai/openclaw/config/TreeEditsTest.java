package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.json5.Json5Print;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreeEditsTest {
    private static @Nullable Object tree(String text) throws Json5Exception { return Json5Document.parse(text).toTree(); }

    private static String edited(String text, String target) throws Json5Exception {
        Json5Document document = Json5Document.parse(text);
        Json5Document changed = TreeEdits.apply(document, document.toTree(), tree(target));
        assertEquals(tree(target), changed.toTree());
        return changed.text();
    }

    @Test
    void touchesOnlyWhatDiffers() throws Exception {
        assertEquals("{\n  a: 1, // one\n  b: [1, 3, /* last */ 4],\n}",
                edited("{\n  a: 1, // one\n  b: [1, 2, /* last */ 4],\n}", "{a:1,b:[1,3,4]}"));
        assertEquals("{ a: { b: 'x' } }", edited("{ a: { b: 'x' } }", "{a:{b:'x'}}"));
        assertTrue(edited("{ a: 1, /* two */ b: 2 }", "{b:2,c:{d:[]}}").contains("/* two */"));
    }

    @Test
    void growsAndShrinksArrays() throws Exception {
        assertEquals("[1, 2, 3]", edited("[1]", "[1,2,3]"));
        assertEquals("[1]", edited("[1, 2, 3]", "[1]").replaceAll("\\s+]", "]"));
        edited("[{a:1}, [1], 'x']", "[{a:2}, [1, 2]]");
        edited("{a: [1]}", "{a: {b: 1}}");
        edited("{a: {b: 1}}", "{a: null}");
    }

    @Test
    void keepsAnIncludeUntilWhatItStandsForChanges() throws Exception {
        Json5Document document = Json5Document.parse("{ one: { $include: './a' }, two: { $include: './b', own: 1 } }");
        Object expanded = tree("{one:{x:1},two:{y:2,own:1}}");
        assertEquals("{ one: { $include: './a' }, two: { y: 3, own: 1 } }",
                TreeEdits.apply(document, expanded, tree("{one:{x:1},two:{y:3,own:1}}")).text());
        assertEquals("{ one: { $include: './a' } }", TreeEdits.apply(document, expanded, tree("{one:{x:1}}")).text());
    }

    @Test
    void mergesAPatchAsTheStandardSays() throws Exception {
        // the examples of RFC 7396, appendix A
        String[][] examples = {{"{a:'b'}", "{a:'c'}", "{a:'c'}"}, {"{a:'b'}", "{b:'c'}", "{a:'b',b:'c'}"}, {"{a:'b'}", "{a:null}", "{}"},
                {"{a:['b']}", "{a:'c'}", "{a:'c'}"}, {"{a:'c'}", "{a:['b']}", "{a:['b']}"},
                {"{a:{b:'c'}}", "{a:{b:'d',c:null}}", "{a:{b:'d'}}"}, {"{a:[{b:'c'}]}", "{a:[1]}", "{a:[1]}"}, {"['a']", "['b']", "['b']"},
                {"{a:'b'}", "['c']", "['c']"}, {"{e:null}", "{a:1}", "{e:null,a:1}"}, {"{}", "{a:{bb:{ccc:null}}}", "{a:{bb:{}}}"}};
        for (String[] example : examples)
            assertEquals(tree(example[2]), MergePatch.apply(tree(example[0]), tree(example[1])), String.join(" ", example));
    }

    @Test
    void printsWhatReadsBackTheSame() throws Exception {
        String text = "{ 'a b': [ { $x: 'it\\'s', y: \"\\\"\\n\\u2028ä☃\" }, [], {}, -1.5e300, Infinity, 9007199254740993 ], '': null, 'ünï': true }";
        String printed = Json5Print.print(tree(text));
        assertEquals(tree(text), tree(printed), printed);
        assertEquals("{\n  a: 'x',\n  'b-c': [\n    1,\n  ],\n}\n", Json5Print.print(tree("{a:'x','b-c':[1]}")));
    }

    @Test
    void givesBackTheSecretOfTheSameEntryWhereverItStandsNow() throws Exception {
        List<SchemaIssue> lost = new ArrayList<>();
        Object original = tree("{list:[{id:'a',token:'1'},{id:'b',token:'2'}], plain:['x','y']}");
        Object restored = Redaction.restore(tree("{list:[{id:'b',token:'__OPENCLAW_REDACTED__'}], plain:['x','__OPENCLAW_REDACTED__']}"),
                original, "", lost);
        assertEquals(tree("{list:[{id:'b',token:'2'}],plain:['x','y']}"), restored);
        assertEquals(List.of(), lost);
        Redaction.restore(tree("{list:[{id:'new',token:'__OPENCLAW_REDACTED__'}]}"), original, "", lost);
        assertEquals(List.of("list.0.token"), lost.stream().map(SchemaIssue::path).toList());
    }

    @Test
    void masksByNameWhereNoSchemaSaysAnything() {
        Redaction redaction = new Redaction(SchemaNode.of(new SchemaNode.Form.Members(Map.of(), SchemaNode.ANYTHING)));
        assertEquals(
                Map.of("x",
                        Map.of("botToken", Redaction.PLACEHOLDER, "maxTokens", 5L, "apiKey", "${KEY}", "name", "n", "headers",
                                Map.of("X-A", Redaction.PLACEHOLDER)),
                        "ref", Map.of("source", "env", "provider", "p", "id", Redaction.PLACEHOLDER)),
                redaction.mask(Map.of("x",
                        Map.of("botToken", "t", "maxTokens", 5L, "apiKey", "${KEY}", "name", "n", "headers", Map.of("X-A", "b")), "ref",
                        Map.of("source", "env", "provider", "p", "id", "A"))));
    }
}
