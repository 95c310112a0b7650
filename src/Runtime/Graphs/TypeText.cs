using System.Collections.Frozen;
using System.Globalization;

namespace GenFlow.Graphs;

/// <summary>Types as C# writes them.</summary>
internal static class TypeText
{
    private static readonly FrozenDictionary<Type, string> s_keywords = new Dictionary<Type, string>
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char",
        [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(string)] = "string", [typeof(object)] = "object",
    }.ToFrozenDictionary();

    /// <summary>The type's name, of an event with its containing events: as <see cref="Event.EventType"/> is made.</summary>
    public static string Short(Type type) => Write(type, isFull: false);

    /// <summary>The type's name with its namespace and all containing types.</summary>
    public static string Full(Type type) => Write(type, isFull: true);

    private static string Write(Type type, bool isFull)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, isFull)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Write(value, isFull) + "?";
        }

        return type.IsGenericParameter ? type.Name : Named(type, type.GetGenericArguments(), isFull);
    }

    // A nested type has the arguments of those around it before its own.
    private static string Named(Type type, ReadOnlySpan<Type> arguments, bool isFull)
    {
        string name = type.Name;
        int tick = name.LastIndexOf('`');
        int arity = tick < 0 ? 0 : int.Parse(name.AsSpan(tick + 1), CultureInfo.InvariantCulture);
        if (arity > 0)
        {
            var own = new string[arity];
            for (int index = 0; index < arity; index++)
            {
                own[index] = Write(arguments[arguments.Length - arity + index], isFull);
            }

            name = $"{name[..tick]}<{string.Join(", ", own)}>";
        }

        return type.DeclaringType is { } container && (isFull || typeof(Event).IsAssignableFrom(container))
                ? $"{Named(container, arguments[..^arity], isFull)}.{name}"
            : isFull && type.Namespace is { Length: > 0 } space ? $"{space}.{name}"
            : name;
    }
}
