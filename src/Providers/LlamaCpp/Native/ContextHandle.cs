using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>A context of a model, which outlives it.</summary>
internal sealed class ContextHandle : SafeHandle
{
    private readonly ModelHandle _model;

    public ContextHandle(ModelHandle model, nint context)
        : base(0, ownsHandle: true)
    {
        bool added = false;
        model.DangerousAddRef(ref added);
        _model = model;
        SetHandle(context);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for as long as whoever holds this handle keeps it.</summary>
    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        LlamaApi.FreeContext(handle);
        _model.DangerousRelease();
        return true;
    }
}
