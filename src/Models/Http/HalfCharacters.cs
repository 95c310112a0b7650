using System.Runtime.InteropServices;

namespace GenFlow.Models.Http;

/// <summary>Joins characters whose halves have come in two pieces of a block's text. A half waits for the other one; it is U+FFFD
/// where the next piece, or the block's end, shows that there is none.</summary>
internal sealed class HalfCharacters
{
    private const string Unknown = "\uFFFD";
    private readonly Dictionary<int, Half> _halves = [];

    /// <summary>Joins in the deltas from a place on.</summary>
    public void Join(List<ModelDelta> deltas, int from)
    {
        if (_halves.Count == 0 && !Any(CollectionsMarshal.AsSpan(deltas)[from..]))
        {
            return;
        }

        ModelDelta[] read = [.. deltas[from..]];
        deltas.RemoveRange(from, read.Length);
        foreach (ref readonly ModelDelta delta in read.AsSpan())
        {
            switch (delta.Kind)
            {
                case ModelDeltaKind.Text or ModelDeltaKind.Thought or ModelDeltaKind.ActionFragment when delta.Text.Length > 0:
                    Take(delta, deltas);
                    continue;
                case ModelDeltaKind.Stop:
                    End(deltas);
                    break;
                case not (ModelDeltaKind.Begin or ModelDeltaKind.Usage or ModelDeltaKind.Citation):
                    End(delta.Index, deltas);
                    break;
            }

            deltas.Add(delta);
        }
    }

    /// <summary>Nothing follows.</summary>
    public void End(List<ModelDelta> deltas)
    {
        foreach (int index in _halves.Keys.Order().ToArray())
        {
            End(index, deltas);
        }
    }

    private static bool Any(ReadOnlySpan<ModelDelta> deltas)
    {
        foreach (ref readonly ModelDelta delta in deltas)
        {
            if (delta.Kind is ModelDeltaKind.Text or ModelDeltaKind.Thought or ModelDeltaKind.ActionFragment
                && delta.Text is { Length: > 0 } text && (char.IsLowSurrogate(text[0]) || char.IsHighSurrogate(text[^1])))
            {
                return true;
            }
        }

        return false;
    }

    private void Take(in ModelDelta delta, List<ModelDelta> deltas)
    {
        string text = delta.Text;
        bool isSecond = char.IsLowSurrogate(text[0]);
        if (_halves.TryGetValue(delta.Index, out Half half) && half.Kind == delta.Kind && isSecond)
        {
            _halves.Remove(delta.Index);
            text = half.Unit + text;
        }
        else
        {
            End(delta.Index, deltas);
            text = isSecond ? Unknown + text[1..] : text;
        }

        if (char.IsHighSurrogate(text[^1]))
        {
            _halves[delta.Index] = new(delta.Kind, text[^1]);
            text = text[..^1];
        }

        if (text.Length > 0)
        {
            deltas.Add(Of(delta.Kind, delta.Index, text));
        }
    }

    private void End(int index, List<ModelDelta> deltas)
    {
        if (_halves.Remove(index, out Half half))
        {
            deltas.Add(Of(half.Kind, index, Unknown));
        }
    }

    private static ModelDelta Of(ModelDeltaKind kind, int index, string text) => kind switch
    {
        ModelDeltaKind.Text => ModelDelta.OfText(index, text),
        ModelDeltaKind.Thought => ModelDelta.Thought(index, text),
        _ => ModelDelta.ActionFragment(index, text),
    };

    private readonly record struct Half(ModelDeltaKind Kind, char Unit);
}
