namespace GenFlow.Engine;

/// <summary>The open requests of a run and its children, in the order in which they were asked.</summary>
internal sealed class RequestBook
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, OpenRequest> _open = new(StringComparer.Ordinal);

    public void Add(OpenRequest open)
    {
        lock (_lock)
        {
            _open.Add(open.Request.Id, open);
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
    public bool TryTake(OpenRequest open)
    {
        lock (_lock)
        {
            return _open.Remove(open.Request.Id);
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
