using System.Globalization;
using System.Text.Json;

namespace GenFlow.Models;

// From a file that the user keeps.
public sealed partial class ModelPrices
{
    private const int MostBytes = 1 << 20;
    private const int Depth = 2;

    /// <summary>Reads prices from JSON: an object with a member for each model, by its name or by a beginning with <c>*</c>.</summary>
    /// <remarks><code>
    /// {
    ///   "large-2*": { "input": 3, "output": 15, "cachedInput": 0.3, "cacheWrite": 3.75 },
    ///   "small":    { "input": 0.25, "output": 1.25 }
    /// }
    /// </code>
    /// Numbers are for a million tokens and not negative; <c>input</c> and <c>output</c> must be there. Another member is an
    /// error, so that a misspelt price is not taken for one that is not there.</remarks>
    /// <param name="utf8Json">UTF-8 JSON, at most 1 MiB.</param>
    /// <returns>The prices.</returns>
    /// <exception cref="JsonException">It is malformed, too long, or does not have this form; with the path of what is wrong.</exception>
    public static ModelPrices Load(ReadOnlySpan<byte> utf8Json)
    {
        var json = new IncrementalJson(Depth, MostBytes);
        json.Append(utf8Json);
        json.Complete();
        PartialJson root = json.At(json.Length);
        if (root.Kind != PartialJsonKind.Object)
        {
            throw Wrong("$", "an object with a member for each model was expected");
        }

        var prices = new List<KeyValuePair<string, ModelPrice>>();
        foreach ((string name, PartialJson price) in root.Members())
        {
            prices.Add(new(name, Price("$." + name, price)));
        }

        return new(prices);
    }

    /// <summary>Reads prices from a stream; see <see cref="Load(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="utf8Json">UTF-8 JSON, at most 1 MiB; read to its end, not closed.</param>
    /// <returns>The prices.</returns>
    /// <exception cref="JsonException">It is malformed, too long, or does not have this form; with the path of what is wrong.</exception>
    public static ModelPrices Load(Stream utf8Json)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);

        // One byte more than is allowed shows that it is too long.
        byte[] bytes = new byte[4_096];
        int length = 0;
        while (length <= MostBytes && utf8Json.Read(bytes, length, bytes.Length - length) is var read and > 0)
        {
            length += read;
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(2 * length, MostBytes + 1 + length));
            }
        }

        return Load(bytes.AsSpan(0, length));
    }

    private static ModelPrice Price(string path, PartialJson price)
    {
        if (price.Kind != PartialJsonKind.Object)
        {
            throw Wrong(path, "an object with input and output was expected");
        }

        decimal? input = null;
        decimal? output = null;
        decimal? cachedInput = null;
        decimal? cacheWrite = null;
        foreach ((string name, PartialJson value) in price.Members())
        {
            decimal number = Number($"{path}.{name}", value);
            switch (name)
            {
                case "input":
                    input = number;
                    break;
                case "output":
                    output = number;
                    break;
                case "cachedInput":
                    cachedInput = number;
                    break;
                case "cacheWrite":
                    cacheWrite = number;
                    break;
                default:
                    throw Wrong($"{path}.{name}", "a price has input, output, cachedInput and cacheWrite");
            }
        }

        return new(input ?? throw Wrong(path, "input is missing"), output ?? throw Wrong(path, "output is missing"), cachedInput, cacheWrite);
    }

    private static decimal Number(string path, PartialJson value) =>
        value.Kind == PartialJsonKind.Number
            && decimal.TryParse(value.Utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number >= 0 ? number
            : throw Wrong(path, "a number that is not negative was expected");

    private static JsonException Wrong(string path, string problem) => new($"The prices cannot be read at {path}: {problem}.", path, null, null);
}
