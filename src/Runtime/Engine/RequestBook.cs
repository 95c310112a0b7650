namespace GenFlow.Engine;

/// <summary>The open requests of a run and its children, in the order in which they were asked. There may be many, and
/// each is taken out in constant time.</summary>
internal sealed class RequestBook
{
    private readonly Lock _lock = new();
    private readonly LinkedList<OpenRequest> _inOrder = new();
    private readonly Dictionary<string, LinkedListNode<OpenRequest>> _open = new(StringComparer.Ordinal);

    /// <summary>Opens a request and shows it, in one: nobody closes it before it is on the stream.</summary>
    public void Add(OpenRequest open, Action show)
    {
        lock (_lock)
        {
            _open.Add(open.Request.Id, _inOrder.AddLast(open));
            show();
        }
    }

    public OpenRequest? Find(string id)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(id)?.Value;
        }
    }

    /// <summary>Takes a request out: the one who gets it answers or closes it.</summary>
    /// <param name="open">The request.</param>
    /// <param name="show">Shows that it has closed; in one with taking it, since the run may end once it is no longer here.</param>
    public bool TryTake(OpenRequest open, Action? show = null)
    {
        lock (_lock)
        {
            if (!_open.Remove(open.Request.Id, out LinkedListNode<OpenRequest>? node))
            {
                return false;
            }

            _inOrder.Remove(node);
            show?.Invoke();
            return true;
        }
    }

    public OpenRequest[] All()
    {
        lock (_lock)
        {
            return [.. _inOrder];
        }
    }
}
