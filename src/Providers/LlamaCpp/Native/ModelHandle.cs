using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>A model that llama.cpp has loaded.</summary>
internal sealed class ModelHandle : SafeHandle
{
    public ModelHandle(nint model)
        : base(0, ownsHandle: true) => SetHandle(model);

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer, for as long as whoever holds this handle keeps it.</summary>
    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        LlamaApi.FreeModel(handle);
        return true;
    }
}
