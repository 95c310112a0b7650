using System.Globalization;

namespace GenFlow;

/// <summary>Nobody answered a request for input within its <see cref="InputRequest.Timeout"/>.</summary>
public sealed class InputTimeoutException : WorkflowException
{
    internal InputTimeoutException(string workflow, string step, InputRequest request)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"Nobody answered the request {request.Id} of step {step} of {workflow} within {request.Timeout}. Give it more time (InputRequest.Timeout), or accept StepFailed in a step that goes on without the answer.")) =>
        RequestId = request.Id;

    /// <summary>The request's <see cref="InputRequest.Id"/>.</summary>
    public string RequestId { get; }
}
