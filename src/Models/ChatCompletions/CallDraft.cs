using System.Text;

namespace GenFlow.Models.ChatCompletions;

/// <summary>A call that arrives.</summary>
internal sealed class CallDraft
{
    private JsonBalance _balance;

    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Whether its id is known, or known to be missing.</summary>
    public bool HasId { get; set; }

    public StringBuilder Arguments { get; } = new();

    public bool IsComplete => _balance.IsClosed;

    /// <summary>Its block; negative as long as nobody was told of it.</summary>
    public int Block { get; private set; } = -1;

    public bool IsOpen => Block >= 0;

    /// <summary>The chunk that spoke of it last.</summary>
    public long Chunk { get; set; }

    /// <summary>What a provider sends with it besides what all send: name and JSON.</summary>
    public Dictionary<string, string>? Extras { get; private set; }

    public void Open(int block) => Block = block;

    public void AddArguments(string fragment)
    {
        Arguments.Append(fragment);
        _balance.Add(fragment);
    }

    /// <summary>Id and name may be said again, all at once or piece by piece, until somebody was told of them.</summary>
    public void Identify(string? id, string? name)
    {
        if (!IsOpen)
        {
            Id = Joined(Id, id);
            Name = Joined(Name, name);
            HasId |= Id.Length > 0;
        }
    }

    /// <returns>Whether it is a member that it had not.</returns>
    public bool Keep(string name, string json)
    {
        Extras ??= new(StringComparer.Ordinal);
        int before = Extras.Count;
        Extras[name] = json;
        return Extras.Count > before;
    }

    private static string Joined(string known, string? said) => string.IsNullOrEmpty(said) ? known
        : said.StartsWith(known, StringComparison.Ordinal) ? said
        : known + said;
}
