using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GenFlow.Tests.Serialization;

/// <summary>Random JSON, whole and damaged, for a bounded time. A seed that fails is named; GENFLOW_TEST_SEED replays it.</summary>
public class Fuzzing
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(2);
    private static readonly string[] s_names = ["index", "text", "ticks", "value", "tags", "inner", "x", "type", "", "Index", "\\u0069ndex", "é", "\\n"];
    private static readonly string[] s_scalars =
    [
        "0", "-1", "1.5", "1e3", "-0", "12345678901234567890", "0.1e-7", "2147483648", "true", "false", "null", "\"\"", "\"text\"", "\"é😀\"", "\"\\u00e9\\n\\\"\"",
        "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"NaN\"", "\"Group\"", "9223372036854775807", "1.7976931348623157E308", "1e309", "0.30000000000000004",
    ];
    private static readonly string[] s_pieces = ["\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "1", "-", ".", "e", "\\u", "\\ud83d", "\n", " ", "\0", "é", "\ufeff", "\"index\":1,", "[[[[[[[["];

    [Fact]
    public void EV04_RandomJson_WholeAndDamaged_IsAnsweredAsTheFrameworkDoes()
    {
        string? given = Environment.GetEnvironmentVariable("GENFLOW_TEST_SEED");
        var watch = Stopwatch.StartNew();
        int first = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        for (int seed = first; seed == first || (given is null && watch.Elapsed < s_time); seed = unchecked(seed + 1) & int.MaxValue)
        {
            try
            {
                Round(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} fails. To run it alone, set GENFLOW_TEST_SEED={seed}. {exception.Message}", exception);
            }
        }
    }

    private static void Round(Random random)
    {
        var text = new StringBuilder();
        Object(random, text, random.Next(1, 6));
        byte[] json = Encoding.UTF8.GetBytes(text.ToString());
        Comparison.Agrees(json);
        for (int damage = 0; damage < 20; damage++)
        {
            byte[] damaged = json;
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                damaged = Damaged(random, damaged);
            }

            Comparison.Agrees(damaged);
        }
    }

    private static byte[] Damaged(Random random, byte[] json)
    {
        int at = random.Next(json.Length + 1);
        int to = Math.Min(json.Length, at + random.Next(1, 9));
        switch (random.Next(6))
        {
            case 0:
                return json[..at];
            case 1:
                return [.. json[..at], .. json[to..]];
            case 2:
                return [.. json[..at], .. Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]), .. json[at..]];
            case 3:
                return [.. json[..to], .. json[at..]];
            case 4:
                return [.. json[..at], (byte)random.Next(256), .. json[at..]];
            default:
                byte[] flipped = [.. json];
                if (at < flipped.Length)
                {
                    flipped[at] ^= (byte)(1 << random.Next(8));
                }

                return flipped;
        }
    }

    private static void Value(Random random, StringBuilder text, int depth)
    {
        switch (depth > 0 ? random.Next(6) : 5)
        {
            case 0:
                Object(random, text, depth - 1);
                break;
            case 1:
                text.Append('[');
                for (int count = random.Next(4); count > 0; count--)
                {
                    Value(random, text, depth - 1);
                    text.Append(count > 1 ? "," : "");
                }

                text.Append(']');
                break;
            default:
                text.Append(s_scalars[random.Next(s_scalars.Length)]);
                break;
        }
    }

    private static void Object(Random random, StringBuilder text, int depth)
    {
        text.Append("{\"index\":").Append(random.Next(-5, 5));
        for (int count = random.Next(6); count > 0; count--)
        {
            string name = s_names[random.Next(s_names.Length)];
            text.Append(random.Next(4) == 0 ? " ,\n " : ",").Append('"').Append(name).Append('"').Append(random.Next(4) == 0 ? " : " : ":");
            switch (name)
            {
                case "inner" when depth > 0 && random.Next(4) > 0:
                    Object(random, text, depth - 1);
                    break;
                case "tags" when random.Next(4) > 0:
                    text.Append("[\"a\",\"\\u0062\"]");
                    break;
                case "text" when random.Next(4) > 0:
                    text.Append("\"text é\"");
                    break;
                case "index" or "ticks" or "value" when random.Next(4) > 0:
                    text.Append(random.Next(100));
                    break;
                default:
                    Value(random, text, depth);
                    break;
            }
        }

        text.Append('}');
    }
}
