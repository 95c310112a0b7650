using System.Collections.Frozen;

namespace GenFlow.Models;

/// <summary>What models cost: data of the user's, because prices change. A model that is not listed has no known price; its
/// cost is null, never zero.</summary>
/// <param name="prices">Prices by the models' names, as providers report them. A name that ends in <c>*</c> is for all that begin so; the longest wins.</param>
public sealed partial class ModelPrices(IEnumerable<KeyValuePair<string, ModelPrice>> prices)
{
    private readonly FrozenDictionary<string, ModelPrice> _exact =
        prices.Where(static pair => !pair.Key.EndsWith('*')).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly (string Beginning, ModelPrice Price)[] _beginnings =
    [
        .. prices.Where(static pair => pair.Key.EndsWith('*'))
            .Select(static pair => (pair.Key[..^1], pair.Value))
            .OrderByDescending(static pair => pair.Item1.Length),
    ];

    /// <summary>No prices.</summary>
    public static ModelPrices None { get; } = new([]);

    /// <summary>The price of a model.</summary>
    /// <param name="modelId">Its name; null where the provider gave none.</param>
    /// <returns>The price; null where it is unknown.</returns>
    public ModelPrice? Of(string? modelId) =>
        modelId is null ? null
        : _exact.TryGetValue(modelId, out ModelPrice? price) ? price
        : _beginnings.FirstOrDefault(pair => modelId.StartsWith(pair.Beginning, StringComparison.Ordinal)).Price;
}
