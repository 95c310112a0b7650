using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

// The call of the model.
internal sealed partial class AgentRun
{
    private const int MostDeclared = 64;
    private static readonly System.Text.Json.JsonElement s_anything = System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{}}"""u8);
    private IAsyncEnumerator<ModelDelta>? _deltas;
    private Offer? _offer;
    private GivenTranscript? _given;
    private FollowUps _followUps = new();
    private MessageDraft? _message;
    private Strand? _answering;
    private string? _askedModelId;

    private string? _exhausted;
    private bool _isLastOfBudget;

    private bool IsLastIteration => _iteration == _agent.MaxIterations || _isLastOfBudget;

    private async ValueTask CallAsync()
    {
        if (_spending!.Claim(out _isLastOfBudget) is { } exhausted)
        {
            _exhausted = exhausted;
            await CompleteAsync(AgentStatus.BudgetExhausted, LastSaid()).ConfigureAwait(false);
            return;
        }

        _iteration++;
        _offer = Offer.Of(_agent.Roster, IsLastIteration, _agent.RequireAction, _followUps.Forced, _followUps.Optional);
        ChatOptions options = _agent.Options?.Clone() ?? new ChatOptions();
        options.Tools = _offer.Tools.Count == 0 ? options.Tools : [.. options.Tools ?? [], .. _offer.Tools];
        options.ToolMode = _offer.Mode ?? options.ToolMode;
        options.ResponseFormat = _output?.Format ?? options.ResponseFormat;
        foreach (AgentHook hook in _agent.Hooks)
        {
            await hook.CallAsync(_info!, _iteration, options, Token).ConfigureAwait(false);
        }

        DeclareEarlierActions(options);
        _askedModelId = options.ModelId;
        _restarts = 0;

        // A client may throw at once: the bracket that this breaks is open then.
        BeginMessage();
        _answering = _host.BeginStrand();
        IReadOnlyList<ChatMessage> given = _agent.ContextPolicy is { } policy ? (_given ??= new GivenTranscript(policy, _agent.Roster, _chain)).Of(_transcript) : [.. _transcript];
        _deltas = _agent.Models.StreamAsync(given, options, Token).GetAsyncEnumerator(Token);
        _phase = Phase.Streaming;
    }

    // Behind the last call that the budget allowed, before the conversation is prepared for one that must not be.
    private bool IsBudgetUsedUp() => _isLastOfBudget && (_exhausted = _spending!.UsedUp()) is not null;

    private AgentMessage LastSaid() =>
        _added.FindLast(static message => message.Role == AgentRole.Assistant) ?? new AgentMessage(AgentRole.Assistant, []);

    // A conversation that another agent began may have calls, and this agent no actions: providers refuse a transcript with
    // calls where the request declares no tool at all.
    private void DeclareEarlierActions(ChatOptions options)
    {
        if (options.Tools is { Count: > 0 })
        {
            return;
        }

        AITool[] earlier =
        [
            .. _session.Messages.SelectMany(static message => message.Actions)
                .Where(static action => !action.IsServerSide && ActionName.IsSayable(action.Name))
                .Select(static action => action.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(MostDeclared)
                .Select(static name => AIFunctionFactory.CreateDeclaration(name, "Was used earlier; not available now.", s_anything)),
        ];
        if (earlier.Length > 0)
        {
            options.Tools = earlier;
            options.ToolMode = ChatToolMode.None;
        }
    }
}
