namespace GenFlow;

/// <summary>Marks a partial class whose <see cref="StepAttribute">steps</see> are a workflow. The generator writes its
/// routes and its <c>RunAsync</c> and <c>ExecuteAsync</c>, typed by what the steps accept and stop with.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WorkflowAttribute : Attribute;
