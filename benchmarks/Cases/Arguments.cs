using System.Globalization;
using System.Text;
using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Benchmarks.Cases;

/// <summary>An action's arguments that arrive one byte at a time; only the last snapshot is read.</summary>
internal static class Arguments
{
    private static readonly string s_large = Document(100_000);
    private static readonly string s_small = Document(10_000);
    private static readonly byte[] s_smallBytes = Encoding.UTF8.GetBytes(s_small);

    /// <summary>All of it is one operation.</summary>
    public static Task<long> HundredKilobytes()
    {
        Read(s_large);
        return Task.FromResult(1L);
    }

    /// <summary>The fragments without JSON.</summary>
    public static Task<long> FragmentsOnly()
    {
        int sum = 0;
        for (int i = 0; i < s_large.Length; i++)
        {
            sum += s_large.AsSpan(i, 1)[0];
        }

        return Task.FromResult(sum > 0 ? 1L : 0L);
    }

    public static Task<double> BytesOfHundredKilobytes()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(s_large);
        return Task.FromResult((double)(GC.GetAllocatedBytesForCurrentThread() - before));
    }

    /// <summary>A fragment is an operation.</summary>
    public static Task<long> TenKilobytes()
    {
        Read(s_small);
        return Task.FromResult((long)s_small.Length);
    }

    /// <summary>What one writes without a parser that goes on: all tokens again for each fragment, nothing kept of them.</summary>
    public static Task<long> TenKilobytesParsedEachTime()
    {
        int deepest = 0;
        for (int length = 1; length <= s_smallBytes.Length; length++)
        {
            var reader = new Utf8JsonReader(s_smallBytes.AsSpan(0, length), isFinalBlock: false, state: default);
            while (reader.Read())
            {
                deepest = Math.Max(deepest, reader.CurrentDepth);
            }
        }

        return Task.FromResult(deepest > 0 ? s_smallBytes.Length : 0L);
    }

    private static void Read(string text)
    {
        var json = new IncrementalJson();
        for (int i = 0; i < text.Length; i++)
        {
            json.Append(text.AsSpan(i, 1));
        }

        PartialJson last = json.At(json.Length);
        if (!last.IsComplete || last.Member("sections"u8).Items().Count < 10 || json.Complete().IsEmpty)
        {
            throw new InvalidOperationException("The arguments were not read.");
        }
    }

    // A report: sections with texts, numbers and tags.
    private static string Document(int length)
    {
        var text = new StringBuilder("""{"title":"A report","sections":[""");
        for (int number = 1; text.Length < length - 400; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"number":{{number}},"weight":{{number}}.25,"final":true,"tags":["a","b"],"text":"{{new string('x', 200)}} \"quoted\" \u00e9\n"},""");
        }

        text.Append("{}],\"end\":\"");
        return text.Append('y', length - text.Length - 2).Append("\"}").ToString();
    }
}
