using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>Something that llama.cpp made of a model, which outlives it.</summary>
internal abstract class ModelPartHandle : SafeHandle
{
    private readonly ModelHandle _model;

    protected ModelPartHandle(ModelHandle model, nint pointer)
        : base(0, ownsHandle: true)
    {
        _model = model;
        if (pointer != 0)
        {
            // What was not made is never released, and must not keep the model.
            bool added = false;
            model.DangerousAddRef(ref added);
            SetHandle(pointer);
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for as long as whoever holds this handle keeps it.</summary>
    public nint Pointer => handle;

    protected abstract void Free();

    protected sealed override bool ReleaseHandle()
    {
        Free();
        _model.DangerousRelease();
        return true;
    }
}
