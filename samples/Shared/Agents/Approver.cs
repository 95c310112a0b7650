using GenFlow.Agents;
using Shared.Terminal;

namespace Shared.Agents;

/// <summary>Asks whoever sits there before an action changes something.</summary>
public sealed class Approver(IView view)
{
    public async ValueTask<ActionApproval> AskAsync(ApproveAction request, CancellationToken cancellationToken)
    {
        string? answer = await view.AskAsync($"May {request.Name} run with {request.Body}? yes or no:", cancellationToken);
        return answer?.Trim().ToUpperInvariant() switch
        {
            "Y" or "YES" => new(true),
            null => new(false, "Nobody is there to approve it."),
            _ => new(false, "The user does not want it."),
        };
    }
}
