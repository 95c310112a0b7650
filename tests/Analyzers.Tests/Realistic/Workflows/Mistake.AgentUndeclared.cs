// reports: GF1007 GF2004 GF6009
using GenFlow.Agents;

[Workflow]
public partial class Ask(Agent agent)
{
    [Step]
    public async Task<StopEvent<AgentStatus>> Run(Context ctx, StartEvent<string> question)
    {
        agent.StreamAsync(question.Input, cancellationToken: ctx.CancellationToken);
        AgentResponse response = await ctx.ForwardAsync(agent.StreamAsync(question.Input));
        return new((await agent.RunAsync($"{response.Status}")).Status);
    }
}
