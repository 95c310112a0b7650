using System.Globalization;
using System.Text;

namespace GenFlow.Models.Tests;

/// <summary>JSON for tests: by hand, and at random.</summary>
internal static class Documents
{
    public static IReadOnlyList<string> All { get; } =
    [
        "{}", "[]", "null", "true", "false", "0", "-0", "12.5e+3", "\"\"", " \n\t\r{ } ",
        """{"city":"Zürich","days":3,"units":["c",null,true,false],"at":{"lat":47.37,"lon":-8.5e-1}}""",
        """{"a":1,"a":"two","a":[3],"":0}""",
        "[\"\\u0041\\n\\\"\\\\\\/\\b\\f\\r\\t\",\"\\ud83d\\ude00 \\u00fc\",\"😀é漢\"]",
        "{\"n\\u0061me\":{\"b\":{\"c\":[[],[[]],{}]}},\"😀\":\"\\ud83d\\ude00\"}",
        "[0,0.5,1e1,1E-2,-3,100,[1,[2,[3,[4]]]],\"x\"]",
        "{\"text\": \"line one\\nline two\", \"code\": \"if (a < b) { return \\\"}\\\"; }\" , \"n\" : [ 1 , 2 ] }",
    ];

    public static string Random(Random random)
    {
        var text = new StringBuilder();
        Value(random, text, depth: 0);
        return text.ToString();
    }

    private static void Value(Random random, StringBuilder text, int depth)
    {
        switch (random.Next(depth > 4 ? 5 : depth == 0 ? 2 : 8) + (depth == 0 ? 6 : 0))
        {
            case 0:
                text.Append(random.Next(2) == 0 ? "true" : "null");
                break;
            case 1:
                text.Append("false");
                break;
            case 2 or 3:
                Number(random, text);
                break;
            case 4 or 5:
                Text(random, text);
                break;
            case 6:
                Members(random, text, depth);
                break;
            default:
                Items(random, text, depth);
                break;
        }
    }

    private static void Members(Random random, StringBuilder text, int depth)
    {
        text.Append('{');
        for (int i = random.Next(5); i > 0; i--)
        {
            Space(random, text);
            text.Append(CultureInfo.InvariantCulture, $"\"n{i}");
            if (random.Next(4) == 0)
            {
                text.Append(random.Next(2) == 0 ? "\\u00e9" : "ß");
            }

            text.Append('"');
            Space(random, text);
            text.Append(':');
            Space(random, text);
            Value(random, text, depth + 1);
            Space(random, text);
            text.Append(i > 1 ? "," : "");
        }

        text.Append('}');
    }

    private static void Items(Random random, StringBuilder text, int depth)
    {
        text.Append('[');
        for (int i = random.Next(5); i > 0; i--)
        {
            Space(random, text);
            Value(random, text, depth + 1);
            text.Append(i > 1 ? "," : "");
        }

        Space(random, text);
        text.Append(']');
    }

    private static void Space(Random random, StringBuilder text) => text.Append(random.Next(6) == 0 ? " \n" : "");

    private static void Number(Random random, StringBuilder text)
    {
        text.Append(random.Next(2) == 0 ? "-" : "").Append(random.Next(3) == 0 ? 0 : random.Next(1, 500));
        if (random.Next(2) == 0)
        {
            text.Append('.').Append(random.Next(100));
        }

        if (random.Next(3) == 0)
        {
            text.Append("eE"[random.Next(2)]).Append(random.Next(3) switch { 0 => "+", 1 => "-", _ => "" }).Append(random.Next(30));
        }
    }

    private static void Text(Random random, StringBuilder text)
    {
        string[] parts = ["a", "Hello ", "\\n", "\\\"", "\\\\", "é", "漢", "😀", "\\u00e9", "\\ud83d\\ude00", "\\/", "]}", "{\\\"", "1"];
        text.Append('"');
        for (int i = random.Next(8); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        text.Append('"');
    }
}
