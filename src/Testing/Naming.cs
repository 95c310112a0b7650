using System.Globalization;

namespace GenFlow.Testing;

/// <summary>Types, events and times as messages show them.</summary>
internal static class Naming
{
    public static string Of(Type type)
    {
        string name = type.Name;
        if (type.IsGenericType)
        {
            int tick = name.IndexOf('`', StringComparison.Ordinal);
            name = $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
        }

        return type is { IsNested: true, DeclaringType: { } outer } && typeof(Event).IsAssignableFrom(outer) ? $"{Of(outer)}.{name}" : name;
    }

    /// <summary>What an event says of itself. It may be the user's code: one that throws must not hide why a test failed.</summary>
    public static string Text(Event ev)
    {
        try
        {
            return ev.ToString();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{Of(ev.GetType())} (its ToString threw {exception.GetType().Name})";
        }
    }

    public static string Text(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"+{elapsed.TotalSeconds:0.000} s");
}
