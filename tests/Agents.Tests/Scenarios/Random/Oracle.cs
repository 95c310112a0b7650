using System.Text;
using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What an answer means, worked out at once and apart from the engine.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<int, object> _blocks = [];
    private readonly List<Call> _calls = [];

    public Oracle(IEnumerable<ModelDelta> deltas, ReplyEnd end)
    {
        foreach (ModelDelta delta in deltas)
        {
            if (!Take(delta))
            {
                IsBroken = true;
                break;
            }
        }

        IsBroken |= Stop is null || end != ReplyEnd.Normal;
    }

    /// <summary>In the order in which they begin, those of the provider among them.</summary>
    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>It is no answer: cut, failed, or wrong.</summary>
    public bool IsBroken { get; private set; }

    public StopReason? Stop { get; private set; }

    /// <summary>It is an answer on which actions may run.</summary>
    public bool MayRun => !IsBroken && Stop is not (StopReason.OutputLimit or StopReason.ContextLimit or StopReason.Refusal or StopReason.ContentFilter);

    public Usage Usage { get; private set; } = Usage.None;

    private bool Take(ModelDelta delta)
    {
        object? block = _blocks.GetValueOrDefault(delta.Index);
        switch (delta.Kind)
        {
            case ModelDeltaKind.None:
            case ModelDeltaKind.ActionFragment when block is not Call { IsEnded: false }:
                return false;
            case ModelDeltaKind.ActionFragment:
                ((Call)block!).Json.Append(delta.Text);
                break;
            case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                Begin(delta.Index, new Call(delta.Text, delta.Id, delta.Kind == ModelDeltaKind.ServerActionStart));
                break;
            case ModelDeltaKind.Text when delta.Text.Length == 0:
                break;
            case ModelDeltaKind.Text or ModelDeltaKind.Citation when block is not TextMark:
                Place(delta.Index, new TextMark());
                break;
            case ModelDeltaKind.Thought or ModelDeltaKind.Signature when block is not ThoughtMark { IsEnded: false }:
                Place(delta.Index, new ThoughtMark());
                break;
            case ModelDeltaKind.BlockEnd when block is Mark mark:
                mark.IsEnded = true;
                break;
            case ModelDeltaKind.ServerActionResult:
                var result = (ServerActionResult)delta.Value!;
                Call? of = _calls.Find(call => !call.HasResult && call.WireId == result.ActionId);
                if (of is null)
                {
                    of = new Call("", result.ActionId, isServerSide: true);
                    Begin(delta.Index, of);
                }

                of.IsEnded = of.HasResult = true;
                break;
            case ModelDeltaKind.Usage:
                Usage = (Usage)delta.Value!;
                break;
            case ModelDeltaKind.Stop:
                Stop = delta.StopReason;
                break;
        }

        return true;
    }

    private void Begin(int index, Call call)
    {
        Place(index, call);
        _calls.Add(call);
    }

    private void Place(int index, Mark mark)
    {
        if (_blocks.GetValueOrDefault(index) is Mark before)
        {
            before.IsEnded = true;
        }

        _blocks[index] = mark;
    }

    internal abstract class Mark
    {
        public bool IsEnded { get; set; }
    }

    internal sealed class Call(string name, string wireId, bool isServerSide) : Mark
    {
        public string Name { get; } = name;

        public string WireId { get; } = wireId;

        public bool IsServerSide { get; } = isServerSide;

        public bool HasResult { get; set; }

        public StringBuilder Json { get; } = new();

        /// <summary>What an action may be called with; null where the arguments are incomplete or do not fit.</summary>
        public TestArgs? Arguments()
        {
            if (!IsEnded)
            {
                return null;
            }

            string json = Json.ToString();
            if (string.IsNullOrWhiteSpace(json))
            {
                return new(null, 0);
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(json);
                JsonElement root = document.RootElement;
                return root.ValueKind != JsonValueKind.Object ? null : new(
                    root.TryGetProperty("city", out JsonElement city) ? city.GetString() : null,
                    root.TryGetProperty("count", out JsonElement count) ? count.GetInt32() : 0);
            }
            catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }

    private sealed class TextMark : Mark;

    private sealed class ThoughtMark : Mark;
}
