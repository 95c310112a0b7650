namespace GenFlow.Agents;

/// <summary>Marks a parameter of an action that comes from the run's services and is no argument of the model's.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
