using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>A sampler, or a chain of them, which owns its parts. A grammar reads the model's vocabulary: the model outlives it.</summary>
internal sealed class SamplerHandle : SafeHandle
{
    private readonly ModelHandle _model;

    public SamplerHandle(ModelHandle model, nint sampler)
        : base(0, ownsHandle: true)
    {
        bool added = false;
        model.DangerousAddRef(ref added);
        _model = model;
        SetHandle(sampler);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for as long as whoever holds this handle keeps it.</summary>
    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        LlamaApi.FreeSampler(handle);
        _model.DangerousRelease();
        return true;
    }
}
