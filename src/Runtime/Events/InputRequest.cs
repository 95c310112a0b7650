using System.ComponentModel;
using System.Text.Json.Serialization;
using GenFlow.Serialization;

#pragma warning disable GF0002 // What generators would add is written here by hand.

namespace GenFlow;

/// <summary>A question to people; see <see cref="InputRequest{TResponse}"/>.</summary>
[StreamEvent]
public abstract record InputRequest : StreamEvent
{
    private protected InputRequest()
    {
    }

    internal sealed override string? EnginesOwn => "To ask people, return it from the step or await ctx.RequestInputAsync(…).";

    /// <summary>Names the request in answers; the engine gives it to the copy that appears on the stream. Empty before.</summary>
    public string Id { get; init; } = "";

    /// <summary>How long an answer is waited for, at most 49 days; null (the default) for as long as the run lives.</summary>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null || (value > TimeSpan.Zero && value <= RunOptions.Longest)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"InputRequest.Timeout is more than zero and at most {RunOptions.Longest.Days} days, or null.");
    }

    /// <summary>The copy that is asked.</summary>
    internal InputRequest Named(string id) => this with { Id = id };

    /// <summary>The type of its answers.</summary>
    internal abstract Type ResponseType { get; }

    /// <summary>Whether this is an answer of its type.</summary>
    internal abstract bool Takes(object? answer);

    /// <summary>Reads an answer of its type.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is malformed, or does not fit the type.</exception>
    /// <exception cref="NotSupportedException">The type has no serializer.</exception>
    internal abstract object? ReadAnswer(ReadOnlySpan<byte> json, JsonLimits limits);
}

/// <summary>A question to people. Write <c>[StreamEvent] partial record Approve(string What) : InputRequest&lt;Approval&gt;</c>.
/// A step returns it, and the answer is an event that goes on to the step that accepts it; or a step awaits
/// <see cref="Context.RequestInputAsync"/>. It appears on the stream; <see cref="WorkflowHandler.RespondAsync(string, object)"/> or
/// <see cref="WorkflowHandler.RespondJsonAsync"/> answers it.</summary>
/// <typeparam name="TResponse">The answer's type; an event where a step returns the request.</typeparam>
public abstract record InputRequest<TResponse> : InputRequest
{
    /// <summary>Reads an answer; generated for records with [StreamEvent].</summary>
    /// <param name="reader">Stands before it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotSupportedException">Answers of this type cannot be JSON.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual TResponse ReadAnswer(ref EventJsonReader reader) => throw new NotSupportedException(
        $"Answers to {EventType} cannot be read from JSON: {typeof(TResponse)} has no codec, or the request is not partial. Give the answer as an object.");

    [JsonIgnore]
    internal sealed override Type ResponseType => typeof(TResponse);

    internal sealed override bool Takes(object? answer) => answer is TResponse || (answer is null && default(TResponse) is null);

    internal sealed override object? ReadAnswer(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        var reader = new EventJsonReader(json, limits);
        try
        {
            TResponse answer = ReadAnswer(ref reader);
            reader.Complete();
            return answer;
        }
        catch (Exception problem) when (OuterReading.IsOfTheData(problem))
        {
            reader.Refuse(problem);
            throw;
        }
    }
}
