namespace GenFlow.Analyzers;

/// <summary>Finds what steps give and no step accepts.</summary>
internal static class UnacceptedOutputs
{
    /// <summary>Of what one step gives, each event once. A stream event that is sent has each of its calls: that is where it can
    /// be written to the stream instead.</summary>
    public static IEnumerable<StepOutput> Of(WorkflowGraph graph)
    {
        for (int step = 0; step < graph.Steps.Length; step++)
        {
            StepEffects effects = graph.Effects[step];
            IEnumerable<StepOutput> unaccepted = graph.OutputsOf(step)
                .Where(output => !graph.IsAccepted(output.Routed))
                .Where(output => output.Origin != OutputOrigin.Declared || !Unsent.Is(output, effects, graph.Workflow.Type));
            foreach (IGrouping<string, StepOutput> same in unaccepted.GroupBy(static output => output.Routed.Identity, StringComparer.Ordinal))
            {
                StepOutput[] sent = [.. same.Where(static output => output.Origin == OutputOrigin.Sent)];
                foreach (StepOutput output in sent.Length > 0 && sent[0].IsStreamEvent ? sent : same.Take(1))
                {
                    yield return output;
                }
            }
        }
    }
}
