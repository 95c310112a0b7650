using System.Runtime.InteropServices;
using GenFlow.LlamaCpp.Gguf;
using GenFlow.LlamaCpp.Native;
using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Gguf;

/// <summary>What llama.cpp loads passes the check: asked of llama.cpp itself.</summary>
[Collection(ModelCollection.Name)]
public sealed class KnownModelTests(ModelFolder models)
{
    public static TheoryData<string> Names => [.. KnownModels.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Keys_of_other_architectures_and_vocabularies_pass_here_as_in_llama_cpp(string name)
    {
        string path = models.PathOf($"known-{name}.gguf");
        Write(path, KnownModels.Of(name));

        Assert.Equal(name, GgufCheck.Check(path, CancellationToken.None).Architecture);
        await using LlamaCppProvider provider = Local.Open(path);
        LlamaModelLoadException problem = await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.LoadAsync());

        // Everything before the tensors was to its liking.
        Assert.True(problem.Message.Contains("tensor 'token_embd.weight' not found", StringComparison.Ordinal), problem.Message);
    }

    [Fact]
    public void Formats_of_tensors_are_those_of_ggml()
    {
        const int formats = 43;
        nint ggml = NativeLibrary.Load(Directory.GetFiles(LlamaLibrary.Load(null).Directory, "*ggml-base*").Single());
        var blockSize = Marshal.GetDelegateForFunctionPointer<BlockSizeOf>(NativeLibrary.GetExport(ggml, "ggml_blck_size"));
        var blockBytes = Marshal.GetDelegateForFunctionPointer<BlockBytesOf>(NativeLibrary.GetExport(ggml, "ggml_type_size"));
        for (int format = 0; format < formats; format++)
        {
            GgufTensorType? known = GgufTensorType.Find((uint)format);
            Assert.Equal((format, blockSize(format), (long)blockBytes(format)), (format, known?.BlockSize ?? 0, (long)(known?.BlockBytes ?? 0)));
        }

        Assert.Null(GgufTensorType.Find(formats));
    }

    [Fact]
    public async Task Model_in_parts_may_have_no_tensors_in_the_first()
    {
        string first = models.PathOf("parts-00001-of-00002.gguf");
        var tensors = new GgufWriter();
        AddSplit(tensors, 1);
        ModelFiles.AddTensors(tensors, new TokenTable().Count);
        Write(first, ModelFiles.Keys(writer => AddSplit(writer, 0)));
        Write(models.PathOf("parts-00002-of-00002.gguf"), tensors);

        await using LlamaCppProvider provider = Local.Open(first, context: 128);
        InferenceAnswer answer = await provider.CompleteAsync([ChatMessage.User("Go on")], Local.Greedy(3));

        Assert.Equal(3, answer.Usage?.OutputTokens);
    }

    private static void AddSplit(GgufWriter writer, ushort number)
    {
        writer.Add("split.no", number);
        writer.Add("split.count", (ushort)2);
        writer.Add("split.tensors.count", 11);
    }

    private static void Write(string path, GgufWriter writer)
    {
        using FileStream stream = File.Create(path);
        writer.Write(stream);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate long BlockSizeOf(int format);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint BlockBytesOf(int format);
}
