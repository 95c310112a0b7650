using System.Runtime.CompilerServices;

namespace GenFlow.Stream;

/// <summary>The events of a type, without the run's end.</summary>
internal sealed class EventView<T>(StreamLog log, long skip) : IAsyncEnumerable<T> where T : StreamEvent
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Reader(log, skip, cancellationToken);

    private sealed class Reader(StreamLog log, long skip, CancellationToken cancellationToken)
        : StreamReader<T>(log, skip, cancellationToken)
    {
        protected override bool ShowsEnd => false;

        protected override bool TrySelect(in StreamSlot slot, long sequence, out T item)
        {
            if (typeof(T) == typeof(StreamEvent))
            {
                item = Unsafe.As<T>(slot.Event);
                return true;
            }

            item = (slot.Event as T)!;
            return item is not null;
        }
    }
}

/// <summary>The items that a filter lets through, the run's end among them.</summary>
internal sealed class ItemView(StreamLog log, long skip, Func<StreamItem, bool>? filter, Action? onEndSeen) : IAsyncEnumerable<StreamItem>
{
    public IAsyncEnumerator<StreamItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Reader(log, skip, filter, onEndSeen, cancellationToken);

    private sealed class Reader(StreamLog log, long skip, Func<StreamItem, bool>? filter, Action? onEndSeen, CancellationToken cancellationToken)
        : StreamReader<StreamItem>(log, skip, cancellationToken)
    {
        protected override bool ShowsEnd => true;

        protected override bool TrySelect(in StreamSlot slot, long sequence, out StreamItem item)
        {
            item = Log.Item(in slot, sequence);
            bool selected = filter is null || filter(item);
            if (selected && slot.Event is RunEnded)
            {
                onEndSeen?.Invoke();
            }

            return selected;
        }
    }
}
