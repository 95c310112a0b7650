using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>A request that a step returned or sent: the answer is an event that goes on in its place.</summary>
internal sealed class ReturnedRequest(WorkflowRun run, Event? input, int step, int attempt, BranchPlace place, InputRequest request)
    : OpenRequest(run, request)
{
    public override InputResponseException? Refuse(object? answer) =>
        answer is not Event ev ? InputResponseException.WrongType(Run.Definition.Name, Request, answer)
        : Run.Accepts(ev) ? null
        : InputResponseException.NobodyAccepts(Run.Definition.Name, Request, ev);

    public override void Answer(object? answer) => Run.GoOnWithAnswer((Event)answer!, step, place);

    public override void Close(InputClosedReason reason)
    {
        if (reason == InputClosedReason.TimedOut)
        {
            var exception = new InputTimeoutException(Run.Definition.Name, Run.Definition.StepName(step), Request);
            Run.GoOnWithoutAnswer(exception, input, step, attempt, place);
        }
    }
}
