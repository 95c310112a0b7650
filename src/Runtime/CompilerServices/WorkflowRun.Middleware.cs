using System.Globalization;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Middleware around the run.
public abstract partial class WorkflowRun
{
    internal RunEnded? Outcome => Volatile.Read(ref _outcome);

    /// <summary>Before anything can end the run: what its end goes through.</summary>
    private protected void Prepare(Event start)
    {
        if (_hooks is { Middleware: { Length: > 0 } middleware })
        {
            Parts.Chain = new RunChain(this, start, middleware);
        }

        // Not before: from here on the parent may stop its clock, or end it.
        if (_parts?.Link is { } link)
        {
            link.Parent.Adopt(this);
        }
    }

    /// <summary>Begins the run, through its middleware if it has any.</summary>
    private protected void Begin(Event start)
    {
        if (_parts?.Chain is { } chain)
        {
            QueueWork(chain, preferLocal: true);
        }
        else
        {
            BeginSteps(start);
        }
    }

    internal void FailBeforeBegin(Exception exception)
    {
        if (HasOutcome)
        {
            Record(step: null, exception);
        }
        else
        {
            Fail(step: null, exception);
        }
    }

    internal void AbandonMiddleware()
    {
        var abandoned = new WorkflowException(Definition.Name, step: null, string.Create(CultureInfo.InvariantCulture,
            $"A middleware of {Definition.Name} did not end within {Options.Grace} after the steps of the run had; the run's end was told without it. Look for what it waits for after next.InvokeAsync(), or raise RunOptions.Grace."));
        Record(step: null, abandoned);
        Log.Abandoned(Options.Logger, abandoned);
        FinishAfterMiddleware();
    }

    /// <summary>A step failed in several places, and its middleware sees one.</summary>
    internal void RecordOthers(Token token, AggregateException several)
    {
        for (int i = 1; i < several.InnerExceptions.Count; i++)
        {
            Record(Definition.StepName(token.Step), token.AttemptNumber, several.InnerExceptions[i]);
        }
    }

    internal StepResult InvokeBody(Token token, in Context context) => Invoke(token.Step, context, token.Payload);
}
