namespace GenFlow.Engine;

/// <summary>The open requests of a run and its children, in the order in which they were asked.</summary>
internal sealed class RequestBook
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, OpenRequest> _open = new(StringComparer.Ordinal);

    /// <summary>Opens a request and shows it, in one: nobody closes it before it is on the stream.</summary>
    public void Add(OpenRequest open, Action show)
    {
        lock (_lock)
        {
            _open.Add(open.Request.Id, open);
            show();
        }
    }

    public OpenRequest? Find(string id)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes a request out: the one who gets it answers or closes it.</summary>
    /// <param name="open">The request.</param>
    /// <param name="show">Shows that it has closed; in one with taking it, since the run may end once it is no longer here.</param>
    public bool TryTake(OpenRequest open, Action? show = null)
    {
        lock (_lock)
        {
            bool taken = _open.Remove(open.Request.Id);
            if (taken)
            {
                show?.Invoke();
            }

            return taken;
        }
    }

    public OpenRequest[] All()
    {
        lock (_lock)
        {
            return [.. _open.Values];
        }
    }
}
