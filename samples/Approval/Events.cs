using Approval.Packing;
using GenFlow;

namespace Approval;

/// <summary>The files of a release are known: it is packed while a person is asked.</summary>
[Event]
public partial record Prepared(Order Order, IReadOnlyList<PackedFile> Files);

/// <summary>The release is packed, and not yet where anybody would find it.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="File">Where it is for now.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Sha256">Its hash, in lower case hexadecimal digits.</param>
[Event]
public partial record Packed(Order Order, string File, long Bytes, string Sha256);

/// <summary>What the person said.</summary>
[Event]
public partial record Decision(bool Publish);

/// <summary>The question.</summary>
/// <param name="What">What would be published, and what that would replace.</param>
/// <param name="Files">How many files it has.</param>
[StreamEvent]
public partial record Approve(string What, int Files) : InputRequest<Decision>;

/// <summary>What the run says while it works.</summary>
[StreamEvent]
public abstract partial record Progress
{
    public sealed partial record LeftOut(string Path, string Reason) : Progress;

    public sealed partial record Packing(int Number, int Files, string Path) : Progress;

    public sealed partial record Done(long Bytes, string Sha256) : Progress;
}

/// <summary>The result of the run.</summary>
public enum Verdict
{
    Published,
    Refused,
    Unanswered,
}
