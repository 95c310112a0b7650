using System.Collections.Concurrent;

namespace Research.Web;

/// <summary>What the server does to a request instead of answering it well.</summary>
internal enum Fault
{
    None,

    /// <summary>Says 503.</summary>
    Unavailable,

    /// <summary>Closes the connection in the middle of the page.</summary>
    Cut,

    /// <summary>Does not answer for longer than anybody waits.</summary>
    Silent,
}

/// <summary>Which request fails and how: always in the same way, so that the sample shows the same each time.</summary>
internal sealed class Faults
{
    private readonly ConcurrentDictionary<string, int> _requests = new();

    /// <summary>What happens to the next request of a path.</summary>
    public Fault Next(string path) => (path, _requests.AddOrUpdate(path, 1, static (_, count) => count + 1)) switch
    {
        ("/search", 1) => Fault.Unavailable,
        ("/pages/tides", 1) => Fault.Unavailable,
        ("/pages/one-tide", 1 or 2) => Fault.Unavailable,
        ("/pages/moon", 1) => Fault.Cut,
        ("/pages/spring-tides", 1) => Fault.Silent,
        ("/pages/tide-tables", _) => Fault.Unavailable,
        _ => Fault.None,
    };
}
