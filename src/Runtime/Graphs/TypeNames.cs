namespace GenFlow.Graphs;

/// <summary>The names of the types in one graph: short, but for those that would be mistaken for another.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<Type, string> _names;

    public TypeNames(IEnumerable<Type> types) => _names = types
        .Distinct()
        .GroupBy(TypeText.Short, StringComparer.Ordinal)
        .SelectMany(static same => same.Count() == 1 ? [(Type: same.Single(), Name: same.Key)] : same.Select(static type => (Type: type, Name: TypeText.Full(type))))
        .ToDictionary(static named => named.Type, static named => named.Name);

    public string this[Type type] => _names[type];
}
