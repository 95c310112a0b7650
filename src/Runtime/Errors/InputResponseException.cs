namespace GenFlow;

/// <summary>An answer was not taken. The run goes on as if it had not been given.</summary>
public sealed class InputResponseException : WorkflowException
{
    internal InputResponseException(string workflow, string requestId, InputResponseError error, string message, Exception? inner = null)
        : base(workflow, step: null, message, inner)
    {
        RequestId = requestId;
        Error = error;
    }

    /// <summary>The id that the answer was given for.</summary>
    public string RequestId { get; }

    /// <summary>What was wrong.</summary>
    public InputResponseError Error { get; }

    internal static InputResponseException NotOpen(string workflow, string id) => new(
        workflow,
        id,
        InputResponseError.NotOpen,
        $"{workflow} waits for no answer to the request '{id}': this run never asked it, or it was answered or closed already. What it waits for is in PendingRequests.");

    internal static InputResponseException WrongType(string workflow, InputRequest request, object? answer) => new(
        workflow,
        request.Id,
        InputResponseError.WrongType,
        $"The request {request.Id} ({request.GetType()}) of {workflow} takes an answer of type {request.ResponseType}, not {answer?.GetType().ToString() ?? "null"}. It is still open.");

    internal static InputResponseException Unreadable(string workflow, InputRequest request, Exception problem) => new(
        workflow,
        request.Id,
        InputResponseError.Unreadable,
        $"The answer to the request {request.Id} ({request.GetType()}) of {workflow} is not JSON of a {request.ResponseType}: {problem.Message} The request is still open.",
        problem);

    internal static InputResponseException NobodyAccepts(string workflow, InputRequest request, object answer) => new(
        workflow,
        request.Id,
        InputResponseError.WrongType,
        $"No step of {workflow} accepts {answer.GetType()}, the answer to the request {request.Id} ({request.GetType()}) that a step returned. Add a step with a parameter of this type. The request is still open.");
}

/// <summary>Why an answer was not taken.</summary>
public enum InputResponseError
{
    /// <summary>The run waits for no answer with this id: unknown, answered already, or closed.</summary>
    NotOpen,

    /// <summary>The answer is not of the request's type.</summary>
    WrongType,

    /// <summary>The answer was given as JSON that is malformed, does not fit the request's type or is too large; the inner
    /// exception says what and where.</summary>
    Unreadable,
}
