namespace GenFlow.Models;

/// <summary>What a <see cref="ModelDelta"/> says.</summary>
public enum ModelDeltaKind
{
    /// <summary>Nothing: <c>default(ModelDelta)</c>.</summary>
    None,

    /// <summary>The answer begins: <see cref="ModelDelta.Text"/> is the model's name, <see cref="ModelDelta.Id"/> the response's id.</summary>
    Begin,

    /// <summary>Text of the answer in <see cref="ModelDelta.Text"/>.</summary>
    Text,

    /// <summary>Text of a thought in <see cref="ModelDelta.Text"/>; empty where only its block begins.</summary>
    Thought,

    /// <summary>What proves a thought to its provider, in <see cref="ModelDelta.Text"/>: replayed as it is.</summary>
    Signature,

    /// <summary>A call of an action begins: its <see cref="ModelDelta.Id"/>, its name in <see cref="ModelDelta.Text"/>.</summary>
    ActionStart,

    /// <summary>More of the JSON of its arguments in <see cref="ModelDelta.Text"/>, cut anywhere.</summary>
    ActionFragment,

    /// <summary>A block is complete. A block that never ends was cut.</summary>
    BlockEnd,

    /// <summary>A call that the provider runs itself begins: its <see cref="ModelDelta.Id"/>, its name in <see cref="ModelDelta.Text"/>.
    /// Fragments and the end follow as for an action.</summary>
    ServerActionStart,

    /// <summary>What a provider's own call gave: a <see cref="ServerActionResult"/> in <see cref="ModelDelta.Value"/>.</summary>
    ServerActionResult,

    /// <summary>A <see cref="Models.Citation"/> of the text block, in <see cref="ModelDelta.Value"/>.</summary>
    Citation,

    /// <summary>How the block is given back to its provider, unchanged: an <see cref="Microsoft.Extensions.AI.AIContent"/> in
    /// <see cref="ModelDelta.Value"/>. A block that has only this is one that GenFlow does not know.</summary>
    Replay,

    /// <summary>The usage so far of this call, in <see cref="ModelDelta.Value"/>: a <see cref="Models.Usage"/> that replaces the one before.</summary>
    Usage,

    /// <summary>Why the model stopped: <see cref="ModelDelta.StopReason"/>, the provider's own word in <see cref="ModelDelta.Text"/>.
    /// Usage may still follow.</summary>
    Stop,

    /// <summary>Another model answers from here on: a <see cref="ModelSwitch"/> in <see cref="ModelDelta.Value"/>. Where it
    /// <see cref="ModelSwitch.Discards"/>, all that came before does not count, and blocks and usage begin anew.</summary>
    Switch,
}
