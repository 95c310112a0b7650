using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GenFlow.Shapes;

/// <summary>The named shapes of a schema: each has one key, and each is written once.</summary>
internal sealed class SchemaDefinitions
{
    private readonly Dictionary<TypeShape, string> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<TypeShape> _pending = new();
    private TypeShape? _root;

    /// <summary>Whether a shape was referred to that is not written yet.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>Makes a shape the schema itself.</summary>
    public void SetRoot(TypeShape shape) => _root = shape;

    /// <summary>The address of the shape's definition inside its schema.</summary>
    public string Reference(TypeShape shape)
    {
        if (ReferenceEquals(shape, _root))
        {
            return "#";
        }

        if (!_keys.TryGetValue(shape, out string? key))
        {
            key = FreeKey(NameOf(shape));
            _keys.Add(shape, key);
            _pending.Enqueue(shape);
        }

        // A JSON Pointer, inside a URI's fragment.
        string pointer = key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return "#/$defs/" + Uri.EscapeDataString(pointer);
    }

    /// <summary>Takes the next shape to write, in the order in which they were referred to.</summary>
    public bool TryTake([NotNullWhen(true)] out string? key, [NotNullWhen(true)] out TypeShape? shape)
    {
        bool taken = _pending.TryDequeue(out shape);
        key = taken ? _keys[shape!] : null;
        return taken;
    }

    private string FreeKey(string name)
    {
        string key = name;
        for (int number = 2; !_taken.Add(key); number++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return key;
    }

    private static string NameOf(TypeShape shape) => shape switch
    {
        ObjectShape type => type.Name,
        UnionShape union => union.Name,
        EnumShape type => type.Name,
        _ => throw new InvalidOperationException($"{shape.GetType()} has no schema."),
    };
}
