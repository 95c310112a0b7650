using System.Buffers;
using System.ComponentModel;
using System.Text;
using GenFlow.Models;
using GenFlow.Serialization;

namespace GenFlow.Agents;

/// <summary>What an action gave, as the agent needs it; made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ActionOutput
{
    private const string Done = "Done.";

    /// <summary>What the model is told.</summary>
    public required string Text { get; init; }

    /// <summary>The value itself; null where the action returns nothing.</summary>
    public object? Value { get; init; }

    /// <summary>The result in a line, for people.</summary>
    public string? Summary { get; init; }

    /// <summary>What was found and used.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Actions to come next.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>For an action that returns nothing.</summary>
    public static ActionOutput Nothing { get; } = new() { Text = Done };

    /// <summary>For a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="value">It.</param>
    /// <returns>The output.</returns>
    public static ActionOutput Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        new() { Text = TextOf<T, TCodec>(value), Value = value };

    /// <summary>For a value with what goes with it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="result">Both.</param>
    /// <returns>The output.</returns>
    public static ActionOutput Of<T, TCodec>(ActionResult<T> result)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(result);
        return new()
        {
            Text = TextOf<T, TCodec>(result.Value),
            Value = result.Value,
            Summary = result.Summary,
            Sources = result.Sources,
            FollowUp = result.FollowUp,
        };
    }

    private static string TextOf<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        if (value is string text)
        {
            return text;
        }

        var output = new ArrayBufferWriter<byte>();
        var writer = new EventJsonWriter(output);
        TCodec.Write(ref writer, value);
        writer.Complete();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
