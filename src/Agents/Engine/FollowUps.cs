namespace GenFlow.Agents.Engine;

/// <summary>What the actions of the last message ask for next, and how deep that is.</summary>
internal sealed class FollowUps
{
    private readonly Dictionary<OfferedAction, int> _forced = [];
    private readonly Dictionary<OfferedAction, int> _optional = [];

    public IReadOnlyCollection<OfferedAction> Forced => _forced.Keys;

    public IReadOnlyCollection<OfferedAction> Optional => _optional.Keys;

    public bool IsEmpty => _forced.Count == 0 && _optional.Count == 0;

    /// <summary>How many follow-ups led to the action; 0 for what is always offered.</summary>
    public int DepthOf(OfferedAction action) => Math.Max(_forced.GetValueOrDefault(action), _optional.GetValueOrDefault(action));

    public void Add(OfferedAction action, int depth, bool isForced)
    {
        Dictionary<OfferedAction, int> list = isForced ? _forced : _optional;
        list[action] = Math.Max(depth, list.GetValueOrDefault(action));
    }
}
