using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using GenFlow.LlamaCpp.Gguf;
using GenFlow.LlamaCpp.Native;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Loads a model on the thread that asks.</summary>
internal sealed unsafe class ModelLoad(IProgress<float>? progress, CancellationToken cancellationToken)
{
    private ExceptionDispatchInfo? _problem;

    /// <exception cref="LlamaNativeLibraryException">llama.cpp cannot be used.</exception>
    /// <exception cref="LlamaModelLoadException">The file is no model that it can load.</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    public LoadedModel Run(LlamaCppOptions options, ILogger? logger)
    {
        (GgufSummary summary, LlamaLibrary library) = Prepare(options);
        OpaqueParams parameters = LlamaApi.ModelDefaults();
        parameters.Set(library.Layout.GpuLayers, options.GpuLayers);
        var self = GCHandle.Alloc(this);
        LlamaLog.Begin(logger);
        try
        {
            parameters.Set(library.Layout.ProgressCallback, (nint)(delegate* unmanaged[Cdecl]<float, void*, byte>)&Report);
            parameters.Set(library.Layout.ProgressState, GCHandle.ToIntPtr(self));
            var handle = new ModelHandle(LlamaApi.LoadModel(options.ModelPath, parameters));
            if (handle.IsInvalid)
            {
                handle.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                _problem?.Throw();
                throw Failed(options.ModelPath, LlamaLog.Errors);
            }

            try
            {
                return new LoadedModel(handle, library, options, summary);
            }
            catch
            {
                handle.Dispose();
                throw;
            }
        }
        finally
        {
            LlamaLog.End();
            self.Free();
        }
    }

    // Neither needs the other, and each takes a good part of a cold start.
    private (GgufSummary Summary, LlamaLibrary Library) Prepare(LlamaCppOptions options)
    {
        var loading = Task.Run(() => LlamaLibrary.Load(options.NativeDirectory), CancellationToken.None);
        try
        {
            return (GgufCheck.Check(options.ModelPath, cancellationToken), loading.GetAwaiter().GetResult());
        }
        catch
        {
            // What is wrong with the file is told first; what is wrong with the libraries, when the file is right.
            ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            throw;
        }
    }

    private static LlamaModelLoadException Failed(string path, string errors) => new(
        $"llama.cpp cannot load {path}: {(errors.Length > 0 ? errors : "it does not say why")} The file may be damaged, of an architecture that this release does not know, or larger than the memory that is free.")
    {
        ModelPath = path,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte Report(float value, void* state) =>
        ((ModelLoad)GCHandle.FromIntPtr((nint)state).Target!).Tell(value) ? (byte)1 : (byte)0;

    // An exception must not cross into native code: one of the user's ends the load.
    private bool Tell(float value)
    {
        try
        {
            progress?.Report(value);
            return !cancellationToken.IsCancellationRequested;
        }
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _problem = ExceptionDispatchInfo.Capture(problem);
            return false;
        }
    }
}
