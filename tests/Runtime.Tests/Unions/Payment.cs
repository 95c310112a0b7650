using System.Text.Json;

namespace GenFlow.Tests.Unions;

/// <summary>What happens to a payment.</summary>
[StreamEvent]
public abstract partial record Payment
{
    public sealed partial record Received(int Cents) : Payment;

    public abstract partial record Ended : Payment
    {
        public sealed partial record Settled(string By) : Ended;

        public sealed partial record @void(string? Reason = null) : Ended;
    }

    private protected Payment()
    {
    }
}

[StreamEvent(Name = "payment \"back\" \u00e9")]
public sealed partial record Refunded(int Cents) : Payment;

/// <summary>The same union as a program knows it that was built before.</summary>
[StreamEvent]
public abstract partial record Delivery
{
    public sealed partial record Sent(int Parcels) : Delivery;

    [UnknownCase]
    public sealed partial record Unknown(string Type, JsonElement Data) : Delivery;
}

/// <summary>A level between that is no abstract record.</summary>
[StreamEvent]
public abstract partial record Vehicle
{
    public partial record Car(int Doors) : Vehicle;

    public sealed partial record Van(int Doors, int Load) : Car(Doors);
}

[StreamEvent]
public abstract partial record Outcome<T>
{
    public sealed partial record Ok(T Value) : Outcome<T>;

    public sealed partial record Failed(string Why) : Outcome<T>;
}

[StreamEvent]
public sealed partial record Parcel(Payment Paid, Payment.Ended? End, Delivery? Sent, Vehicle By, IReadOnlyList<Payment> All, Outcome<int>? Weighed = null);
