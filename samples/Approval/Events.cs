using GenFlow;
using Releases.Packing;

namespace Releases;

/// <summary>The files of a release are known: it is packed while a person is asked.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Files">What goes into it.</param>
/// <param name="Replaces">When the release was written that it would replace; null for none.</param>
[Event]
public partial record Prepared(Order Order, IReadOnlyList<PackedFile> Files, DateTime? Replaces);

/// <summary>The release is packed, and not yet where anybody would find it.</summary>
/// <param name="Prepared">What was packed.</param>
/// <param name="File">Where it is for now.</param>
/// <param name="Sha256">Its hash, in lower case hexadecimal digits.</param>
[Event]
public partial record Packed(Prepared Prepared, string File, string Sha256);

/// <summary>What the person said.</summary>
[Event]
public partial record Approval(bool Granted);

/// <summary>The question.</summary>
/// <param name="What">What would be published, and what that would replace.</param>
/// <param name="Files">How many files it has.</param>
[StreamEvent]
public partial record Approve(string What, int Files) : InputRequest<Approval>;

/// <summary>What the run says while it works.</summary>
[StreamEvent]
public abstract partial record Progress
{
    public sealed partial record LeftOut(string Path, string Reason) : Progress;

    public sealed partial record Packing(int Number, int Files, string Path) : Progress;

    public sealed partial record Packed(long Bytes, string Sha256) : Progress;
}

/// <summary>The result of the run.</summary>
public enum Verdict
{
    Published,
    Refused,
    Unanswered,
}
