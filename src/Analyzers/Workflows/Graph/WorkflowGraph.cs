using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>How events flow in a workflow, by what its steps declare and by what their bodies do.</summary>
internal sealed class WorkflowGraph
{
    private readonly StepOutput[][] _outputs;
    private readonly Lazy<Openers> _openers;

    public WorkflowGraph(AnalyzedWorkflow workflow, Bodies bodies, CancellationToken cancellationToken)
    {
        Workflow = workflow;
        Effects = [.. workflow.Steps.Select(step => StepEffects.Of(step.Method, bodies))];
        _outputs = [.. workflow.Steps.Select((step, index) => StepOutputs.Of(step, Effects[index], workflow.Type, cancellationToken).ToArray())];
        Signatures = [.. workflow.Steps.Select((step, index) => WithSent(step.Signature, _outputs[index]))];
        Acceptance = new(Signatures);
        Inputs = [.. InputsOf(workflow, Acceptance)];
        Reach = new(this);
        _openers = new(() => JoinReachability.Find(Signatures, Acceptance));
    }

    public AnalyzedWorkflow Workflow { get; }

    public AnalyzedStep[] Steps => Workflow.Steps;

    /// <summary>What the bodies do, by step.</summary>
    public StepEffects[] Effects { get; }

    /// <summary>The steps as if they declared all that they are known to send.</summary>
    public StepSignature[] Signatures { get; }

    public Acceptance Acceptance { get; }

    /// <summary>The accepted types that runs start with; empty where none is accepted.</summary>
    public EventReference[] Inputs { get; }

    /// <summary>What runs can come to.</summary>
    public GraphReach Reach { get; }

    public Openers Openers => _openers.Value;

    public IEnumerable<StepOutput> Outputs => _outputs.SelectMany(static outputs => outputs);

    public StepOutput[] OutputsOf(int step) => _outputs[step];

    /// <summary>Whether an event that is declared as this may be taken by some step, or may end the run, or may be a request.</summary>
    public bool IsAccepted(EventReference routed) =>
        routed.IsStop || MayBeAnything(routed) || Acceptance.MayBeTakenAs(routed).Length > 0;

    /// <summary>Whether the declared type leaves open what comes.</summary>
    public static bool MayBeAnything(EventReference declared) =>
        declared.Kind == EventKind.CatchAll || declared.Identity == KnownTypes.StreamEvent.Global;

    /// <summary>Where the step stands, for what is about all of it: its name, or for one that is inherited the workflow's.</summary>
    public Location? PlaceOf(AnalyzedStep step) =>
        Places.OfName(SymbolEqualityComparer.Default.Equals(step.Method.ContainingType, Workflow.Type) ? step.Method : Workflow.Type);

    private static StepSignature WithSent(StepSignature signature, StepOutput[] outputs)
    {
        EventReference[] sent = [.. outputs
            .Where(static output => output.Origin == OutputOrigin.Sent)
            .Select(static output => output.Routed)
            .Where(routed => !signature.Emits.Any(declared => declared.Identity == routed.Identity))];
        return sent.Length == 0 ? signature : signature with { Emits = signature.Emits.Concat(sent).ToEquatableArray() };
    }

    // By the declarations, as the generator finds them: an event that is sent without being declared is an input to it.
    private static IEnumerable<EventReference> InputsOf(AnalyzedWorkflow workflow, Acceptance acceptance)
    {
        StepSignature[] declared = [.. workflow.Steps.Select(static step => step.Signature)];
        var starts = new HashSet<string>(
            InputInference.Infer(declared, Roslyn.Reach.Public, isGeneric: false).Select(static input => input.Start),
            StringComparer.Ordinal);
        var identities = new HashSet<string>(
            declared
                .SelectMany(static step => step.Parameters)
                .Where(parameter => parameter.Event is { } taken && starts.Contains(taken.Name))
                .Select(static parameter => parameter.Event!.Identity),
            StringComparer.Ordinal);
        return acceptance.Types.Where(type => identities.Contains(type.Identity) || (type.Kind == EventKind.CatchAll && starts.Contains(KnownTypes.StartEvent.Global)));
    }
}
