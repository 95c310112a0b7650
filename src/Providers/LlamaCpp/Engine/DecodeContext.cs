using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GenFlow.LlamaCpp.Native;
using GenFlow.Models;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>A context of llama.cpp and the batch that is given to it. Used by one thread at a time, but for <see cref="Abort"/>.</summary>
internal sealed unsafe class DecodeContext : IDisposable
{
    private readonly ContextHandle _handle;
    private readonly nint _memory;
    private readonly int* _tokens;
    private readonly int* _positions;
    private readonly int* _sequenceCounts;
    private readonly int* _sequenceIds;
    private readonly int** _sequences;
    private readonly sbyte* _outputs;
    private readonly int* _abort;
    private readonly ILogger? _logger;
    private int _count;

    public DecodeContext(LoadedModel model, LlamaCppOptions options, ILogger? logger)
    {
        _logger = logger;
        LlamaLayout layout = model.Library.Layout;
        int threads = Math.Min(options.Threads ?? Cores.Physical, Environment.ProcessorCount);
        int batchThreads = Math.Min(options.BatchThreads ?? threads, Environment.ProcessorCount);
        _abort = (int*)NativeMemory.AllocZeroed(sizeof(int));
        OpaqueParams parameters = LlamaApi.ContextDefaults();
        parameters.Set(layout.ContextLength, (uint)((long)model.ContextLength * options.ParallelSequences));
        parameters.Set(layout.BatchSize, (uint)Math.Max(options.BatchSize, options.ParallelSequences));
        parameters.Set(layout.MicroBatchSize, (uint)Math.Min(options.MicroBatchSize, options.BatchSize));
        parameters.Set(layout.Sequences, (uint)options.ParallelSequences);
        parameters.Set(layout.Threads, threads);
        parameters.Set(layout.BatchThreads, batchThreads);
        parameters.Set(layout.FlashAttention, (int)options.FlashAttention);
        parameters.Set(layout.KeyType, (int)options.KeyCacheType);
        parameters.Set(layout.ValueType, (int)options.ValueCacheType);
        parameters.Set(layout.AbortCallback, (nint)(delegate* unmanaged[Cdecl]<void*, byte>)&IsAborted);
        parameters.Set(layout.AbortState, (nint)_abort);
        parameters.Set(layout.NoPerformance, (byte)1);
        parameters.Set(layout.UnifiedCache, (byte)0);
        LlamaLog.Begin(logger);
        _handle = new ContextHandle(model.Handle, LlamaApi.CreateContext(model.Handle.Pointer, parameters));
        LlamaLog.End();
        if (_handle.IsInvalid)
        {
            _handle.Dispose();
            NativeMemory.Free(_abort);
            throw new LlamaModelLoadException(
                $"llama.cpp cannot make a context of {options.ParallelSequences} times {model.ContextLength} tokens: {(LlamaLog.Errors is { Length: > 0 } errors ? errors : "it does not say why")} Where memory is short, lower LlamaCppOptions.ContextLength or ParallelSequences; a ValueCacheType that is quantized needs FlashAttention.On.")
            {
                ModelPath = options.ModelPath,
            };
        }

        _memory = LlamaApi.Memory(_handle.Pointer);
        ContextLength = (int)Math.Min(model.ContextLength, LlamaApi.ContextLengthOfSequence(_handle.Pointer));
        BatchSize = (int)LlamaApi.BatchSize(_handle.Pointer);
        _tokens = Allocate<int>();
        _positions = Allocate<int>();
        _sequenceCounts = Allocate<int>();
        _sequenceIds = Allocate<int>();
        _outputs = Allocate<sbyte>();
        _sequences = (int**)NativeMemory.Alloc((nuint)BatchSize, (nuint)sizeof(int*));
        for (int index = 0; index < BatchSize; index++)
        {
            _sequenceCounts[index] = 1;
            _sequences[index] = _sequenceIds + index;
        }
    }

    /// <summary>The tokens that a sequence holds.</summary>
    public int ContextLength { get; }

    /// <summary>The most tokens of a batch.</summary>
    public int BatchSize { get; }

    public nint Pointer => _handle.Pointer;

    /// <summary>Begins a batch.</summary>
    public void Begin() => _count = 0;

    /// <summary>Adds a token. There must be room.</summary>
    /// <returns>Its index, which has its likelihoods if it was to have an output.</returns>
    public int Add(int token, int position, int sequence, bool output)
    {
        _tokens[_count] = token;
        _positions[_count] = position;
        _sequenceIds[_count] = sequence;
        _outputs[_count] = output ? (sbyte)1 : (sbyte)0;
        return _count++;
    }

    /// <summary>Computes the batch.</summary>
    /// <returns>False if it was aborted: part of it may be in the memory.</returns>
    /// <exception cref="InferenceException">llama.cpp cannot.</exception>
    public bool Decode()
    {
        LlamaLog.Begin(_logger);
        int result = LlamaApi.Decode(_handle.Pointer, new BatchParam
        {
            Count = _count,
            Tokens = _tokens,
            Positions = _positions,
            SequenceCounts = _sequenceCounts,
            Sequences = _sequences,
            Outputs = _outputs,
        });
        LlamaLog.End();
        return result switch
        {
            0 => true,
            2 => false,
            1 => throw new InferenceException(
                "The context has no room for the batch. Raise LlamaCppOptions.ContextLength, or lower ParallelSequences."),
            _ => throw new InferenceException(
                $"llama.cpp cannot compute a batch of {_count} tokens (code {result}): {(LlamaLog.Errors is { Length: > 0 } errors ? errors : "it does not say why")}. On a GPU its memory may be full: lower LlamaCppOptions.GpuLayers or ContextLength."),
        };
    }

    /// <summary>Forgets the end of a sequence.</summary>
    /// <returns>What is left of it: as asked for, or 0 where the model's memory cannot be cut.</returns>
    public int Keep(int sequence, int count)
    {
        if (count > 0 && LlamaApi.FirstInMemory(_memory, sequence) == 0 && LlamaApi.RemoveFromMemory(_memory, sequence, count, -1))
        {
            return count;
        }

        LlamaApi.RemoveFromMemory(_memory, sequence, -1, -1);
        return 0;
    }

    /// <summary>Ends the computing of a batch as soon as it can, or lets the next one be computed.</summary>
    public void Abort(bool abort) => Volatile.Write(ref *_abort, abort ? 1 : 0);

    public void Dispose()
    {
        if (_handle.IsClosed)
        {
            return;
        }

        _handle.Dispose();
        NativeMemory.Free(_tokens);
        NativeMemory.Free(_positions);
        NativeMemory.Free(_sequenceCounts);
        NativeMemory.Free(_sequenceIds);
        NativeMemory.Free(_outputs);
        NativeMemory.Free(_sequences);
        NativeMemory.Free(_abort);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte IsAborted(void* state) => Volatile.Read(ref *(int*)state) != 0 ? (byte)1 : (byte)0;

    private T* Allocate<T>()
        where T : unmanaged =>
        (T*)NativeMemory.Alloc((nuint)BatchSize, (nuint)sizeof(T));
}
