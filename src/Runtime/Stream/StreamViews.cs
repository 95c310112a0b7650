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

        protected override bool TrySelect(StreamSegment segment, int index, out T item)
        {
            StreamEvent ev = segment.Slots[index].Event;
            if (typeof(T) == typeof(StreamEvent))
            {
                item = Unsafe.As<T>(ev);
                return true;
            }

            item = (ev as T)!;
            return item is not null;
        }

        protected override bool TryShowGap(long from, long to, DateTimeOffset timestamp, out T item)
        {
            item = typeof(T) == typeof(StreamEvent) || typeof(T) == typeof(StreamGap) ? Unsafe.As<T>(new StreamGap(from, to)) : null!;
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

        protected override bool TrySelect(StreamSegment segment, int index, out StreamItem item)
        {
            item = Log.Item(segment, index);
            bool selected = filter is null || filter(item);
            if (selected && item.Event is RunEnded)
            {
                onEndSeen?.Invoke();
            }

            return selected;
        }

        // Whatever the filter says: it cannot have judged what is gone.
        protected override bool TryShowGap(long from, long to, DateTimeOffset timestamp, out StreamItem item)
        {
            item = new(to, timestamp, null, 0, "", new StreamGap(from, to));
            return true;
        }
    }
}
