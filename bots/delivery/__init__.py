"""The delivery that chat channels share: an event in, its effect once; what is to be said out."""
