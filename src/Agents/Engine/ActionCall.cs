using System.Text;
using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Engine;

/// <summary>A call of an action, from its first sign to its result.</summary>
internal sealed class ActionCall(int number, string id, string wireId, string name, bool isServerSide, OfferedAction? offered) : BlockDraft(number)
{
    private static readonly JsonElement s_noArguments = JsonDocument.Parse("{}").RootElement.Clone();
    private readonly StringBuilder _raw = new();

    public string Id { get; } = id;

    /// <summary>What the provider calls it.</summary>
    public string WireId { get; } = wireId;

    public string Name { get; } = name;

    public bool IsServerSide { get; } = isServerSide;

    /// <summary>The agent's action of the name; null where it has none.</summary>
    public OfferedAction? Offered { get; } = offered;

    public IncrementalValue Arguments { get; } = new(offered?.Typed is { } typed ? typed.CreatePartial : null);

    /// <summary>What has come, as it came.</summary>
    public string Raw => _raw.ToString();

    /// <summary>The arguments once they are complete and JSON; else undefined.</summary>
    public JsonElement Body { get; private set; }

    /// <summary>What a generated action reads from the arguments.</summary>
    public object? TypedArguments { get; private set; }

    /// <summary>Why the arguments do not fit; null where they do.</summary>
    public string? Problem { get; private set; }

    public CallState State { get; private set; }

    /// <summary>Whether its body has begun; before that somebody may be asked for approval.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether somebody else has run it, so that it must not be run again.</summary>
    public bool IsRunElsewhere { get; set; }

    /// <summary>What the model is told.</summary>
    public string? Result { get; private set; }

    public bool IsError { get; private set; }

    public IReadOnlyList<Source>? Sources { get; private set; }

    public string? Summary { get; private set; }

    /// <summary>What has come is part of a JSON text.</summary>
    public bool Append(string fragment)
    {
        // What comes behind an error is no one's; the size of the rest is bounded by the JSON.
        if (Arguments.Json.Error is null)
        {
            _raw.Append(fragment);
        }

        return Arguments.Json.Append(fragment);
    }

    /// <summary>The arguments are complete: reads them, or notes the problem.</summary>
    public void EndArguments()
    {
        IsEnded = true;
        try
        {
            // Models leave the arguments out where there are none.
            bool isEmpty = Arguments.Json.Error is null && string.IsNullOrWhiteSpace(Raw);
            ReadOnlyMemory<byte> json = isEmpty ? "{}"u8.ToArray() : Arguments.Json.Complete();
            JsonElement body = isEmpty ? s_noArguments : JsonElement.Parse(json.Span);
            if (body.ValueKind != JsonValueKind.Object)
            {
                Problem = $"The arguments of {Name} must be one JSON object, not {NameOf(body.ValueKind)}.";
                return;
            }

            Body = body;
            TypedArguments = IsServerSide ? null : Offered?.Typed?.Read(json.Span);
        }
        catch (JsonException problem)
        {
            Problem = $"The arguments of {Name} are not valid JSON: {problem.Message}";
        }
        catch (ActionArgumentException problem)
        {
            Problem = problem.Message;
        }
#pragma warning disable CA1031 // A user's type may refuse a value with any exception: the model is told, as of all arguments.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Problem = $"The arguments of {Name} do not fit: {problem.Message}";
        }
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    public void Wait() => State = CallState.Waiting;

    public void Run() => State = CallState.Running;

    public void Begin() => HasBegun = true;

    public void End() => State = CallState.Ended;

    public void Succeed(ActionOutput output)
    {
        State = CallState.Ended;
        Result = output.Text;
        Sources = output.Sources.Count == 0 ? null : output.Sources;
        Summary = output.Summary;
    }

    public void Succeed(ServerActionResult result)
    {
        State = CallState.Ended;
        Result = result.Text;
        IsError = result.IsError;
        Sources = result.Sources.Count == 0 ? null : result.Sources;
    }

    public void Fail(string message)
    {
        State = CallState.Ended;
        Result = message;
        IsError = true;
    }

    public override ActionBlock ToBlock() => new(
        Id,
        Name,
        Body,
        Body.ValueKind == JsonValueKind.Undefined ? Raw : null,
        Result,
        IsError,
        Sources,
        Summary,
        IsServerSide);
}
