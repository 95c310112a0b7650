using System.Text;

namespace GenFlow.OpenAI.Responses;

/// <summary>What the decoder knows of an item while it arrives.</summary>
internal sealed class OutputItem(int index, ItemKind kind)
{
    /// <summary>Its place in the wire's list.</summary>
    public int Index { get; } = index;

    public ItemKind Kind { get; } = kind;

    /// <summary>The block of a thought or a call; -1 before it is open. Each part of a message has its own.</summary>
    public int Block { get; set; } = -1;

    public bool IsOpen => Block >= 0;

    /// <summary>Whether its end has come; nothing for it is expected any more.</summary>
    public bool IsDone { get; set; }

    /// <summary>The id that it had at its end.</summary>
    public string? Id { get; set; }

    /// <summary>What names the call for its result.</summary>
    public string CallId { get; set; } = "";

    /// <summary>What is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The member of the arguments that holds the text, where the wire sends text and not JSON; null where it sends JSON.</summary>
    public string? TextMember { get; set; }

    public bool HasBegunText { get; set; }

    /// <summary>The arguments, or the text, so far.</summary>
    public Told Arguments;

    /// <summary>What came before the call had a name.</summary>
    public StringBuilder? Waiting { get; set; }

    /// <summary>The parts of a message or a thought.</summary>
    public List<ItemPart> Parts { get; } = [];

    /// <summary>The part that text came for last.</summary>
    public ItemPart? LastPart { get; set; }
}

/// <summary>What an item is to GenFlow.</summary>
internal enum ItemKind
{
    Message,
    Thought,
    Call,
    CustomCall,
    ServerCall,
    Unknown,
}

/// <summary>A part of a message's content or of a thought.</summary>
internal sealed class ItemPart(int key)
{
    /// <summary>Names it within its item.</summary>
    public int Key { get; } = key;

    /// <summary>Its block; -1 before it is open, and for parts of thoughts.</summary>
    public int Block { get; set; } = -1;

    public Told Text;

    /// <summary>Where the first sign is that UTF-16 needs two units for; -1 for none.</summary>
    public int FirstPair { get; set; } = -1;

    /// <summary>How many citations have been told.</summary>
    public int Citations { get; set; }
}
