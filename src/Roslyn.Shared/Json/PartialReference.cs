namespace GenFlow.Roslyn;

/// <summary>How a value is read while it arrives.</summary>
/// <param name="TypeName">The type of what has come, as generated code writes it, without a question mark.</param>
/// <param name="IsValue">Whether that is a value type.</param>
/// <param name="Format">The call that reads it, as C#; <see cref="Place"/> stands for the JSON.</param>
internal sealed record PartialReference(string TypeName, bool IsValue, string Format)
{
    public const string Place = "$json$";

    /// <summary>The call that reads it.</summary>
    public string Read(string json) => Format.Replace(Place, json);
}
