using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace GenFlow.LlamaCpp.Native;

/// <summary>A library's file by its name: <c>libllama.so</c>, <c>libllama.so.0</c>, <c>libllama.v0.5.0.so</c>,
/// <c>libllama.metal.v0.4.0.dylib</c>, <c>llama.dll</c>.</summary>
/// <param name="FileName">The name.</param>
/// <param name="Tag">What stands between the library's name and the extension, or after it: the build and its version.</param>
internal sealed record LibraryFileName(string FileName, string Tag)
{
    private static readonly SearchValues<char> s_version = SearchValues.Create("0123456789.");
    private static readonly Comparer<string> s_byNumbers = Comparer<string>.Create(CompareNumbers);

    /// <summary>Reads the name, or null if it is another library's, such as <c>libllama-common.so</c>, or no library's.</summary>
    public static LibraryFileName? TryParse(string fileName, string library, string rid)
    {
        string extension = LlamaPlatform.Extension(rid);
        foreach (string start in new[] { LlamaPlatform.Prefix(rid) + library, "lib" + library })
        {
            if (fileName.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && TryReadTag(fileName.AsSpan(start.Length), extension) is { } tag)
            {
                return new(fileName, tag);
            }
        }

        return null;
    }

    /// <summary>The one to take: of all builds in a directory the one without a version, which a link to the current one is named,
    /// else the latest.</summary>
    public static LibraryFileName? Best(IEnumerable<LibraryFileName> files) =>
        files.OrderBy(static file => file.Tag.Length > 0)
            .ThenByDescending(static file => file.Tag, s_byNumbers)
            .ThenBy(static file => file.FileName, StringComparer.Ordinal)
            .FirstOrDefault();

    private static string? TryReadTag(ReadOnlySpan<char> rest, string extension)
    {
        if (rest.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
        {
            ReadOnlySpan<char> tag = rest[..^extension.Length];
            return tag.IsEmpty ? "" : tag[0] == '.' ? tag[1..].ToString() : null;
        }

        if (rest.StartsWith(extension + ".", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> version = rest[(extension.Length + 1)..];
            return !version.IsEmpty && !version.ContainsAnyExcept(s_version) ? version.ToString() : null;
        }

        return null;
    }

    // 0.10 is later than 0.9.
    private static int CompareNumbers(string left, string right)
    {
        List<BigInteger> lefts = Numbers(left), rights = Numbers(right);
        for (int i = 0; i < Math.Min(lefts.Count, rights.Count); i++)
        {
            if (lefts[i] != rights[i])
            {
                return lefts[i].CompareTo(rights[i]);
            }
        }

        return lefts.Count.CompareTo(rights.Count);
    }

    private static List<BigInteger> Numbers(string tag)
    {
        var numbers = new List<BigInteger>();
        for (int at = 0; at < tag.Length; at++)
        {
            int start = at;
            while (at < tag.Length && char.IsAsciiDigit(tag[at]))
            {
                at++;
            }

            if (at > start)
            {
                numbers.Add(BigInteger.Parse(tag.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }
}
