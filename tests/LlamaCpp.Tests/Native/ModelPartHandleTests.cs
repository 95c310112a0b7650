using GenFlow.LlamaCpp.Native;
using GenFlow.LlamaCpp.Tests.Support;

namespace GenFlow.LlamaCpp.Tests.Native;

[Collection(ModelCollection.Name)]
public sealed class ModelPartHandleTests(ModelFolder models)
{
    [Fact]
    public void Part_that_was_not_made_does_not_keep_its_model()
    {
        LlamaLibrary.Load(null);
        var model = new ModelHandle(LlamaApi.LoadModel(models.Random(), LlamaApi.ModelDefaults()));
        new ContextHandle(model, 0).Dispose();
        new SamplerHandle(model, 0).Dispose();

        model.Dispose();

        Assert.True(model.IsClosed);
    }

    [Fact]
    public void Model_outlives_a_part_of_it()
    {
        LlamaLibrary.Load(null);
        var model = new ModelHandle(LlamaApi.LoadModel(models.Random(), LlamaApi.ModelDefaults()));
        var sampler = new SamplerHandle(model, LlamaApi.CreateGreedy());

        model.Dispose();

        Assert.False(model.IsClosed);
        sampler.Dispose();
        Assert.True(model.IsClosed);
    }
}
